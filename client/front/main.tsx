import '../lib/trusted-types.ts';
import '../components/ui/base.css';
import './front.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../lib/i18n.ts';
import { takeFragment } from './destination.ts';
import { InvitationPage } from './InvitationPage.tsx';
import { PublicPage } from './PublicPage.tsx';
import { SignInPage } from './SignInPage.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

const fragment = takeFragment();
const pages: Readonly<Record<string, () => React.ReactNode>> = {
  '/sign-in': () => <SignInPage fragment={fragment} />,
  '/invitation': () => <InvitationPage token={fragment.get('token') ?? ''} />,
};

await startI18n(['front', 'problems']);
createRoot(root).render(
  <StrictMode>{(pages[location.pathname] ?? (() => <PublicPage />))()}</StrictMode>,
);
