import './lib/trusted-types.ts';
import './components/ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { PortalFrame } from './app/PortalFrame.tsx';
import { signInAddress, SessionGate } from './app/SessionGate.tsx';
import { WorkplaceProvider } from './app/WorkplaceProvider.tsx';
import { startI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query-client.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

const queryClient = createQueryClient({
  onSignedOut: () => {
    location.assign(signInAddress());
  },
});

await startI18n(['common', 'problems']);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <ErrorBoundary>
          <SessionGate>
            <WorkplaceProvider>
              <PortalFrame />
            </WorkplaceProvider>
          </SessionGate>
        </ErrorBoundary>
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
