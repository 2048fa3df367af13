import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { NavigationSection } from '../components/ui/SideNavigation.tsx';
import { useSignedIn } from '../hooks/use-signed-in.ts';
import { sections } from './navigation.ts';
import { useWaiting } from './use-waiting.ts';

/** The side navigation of who is signed in, with what waits behind each entry. */
export function useNavigation(): NavigationSection[] {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const { member } = useSignedIn();
  const waiting = useWaiting();
  return sections
    .map(({ heading, entries }) => ({
      id: heading ?? 'tasks',
      title: heading && t(`navigation.${heading}`),
      entries: entries
        .filter(({ roles }) => roles.includes(member.role))
        .map(({ to, label }) => ({
          href: to,
          label: t(`navigation.${label}`),
          isCurrent: pathname === to || pathname.startsWith(`${to}/`),
          ...waiting(label),
        })),
    }))
    .filter(({ entries }) => entries.length > 0);
}
