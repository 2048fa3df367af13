import { useTranslation } from 'react-i18next';
import { Menu } from '../components/ui/Menu.tsx';
import { BarPerson } from '../components/ui/TopBar.tsx';
import { useKeys } from '../hooks/use-keys.ts';
import { useSignedIn } from '../hooks/use-signed-in.ts';
import { LANGUAGE_NAMES, LANGUAGES, rememberLanguage } from '../lib/language.ts';

/** Who is signed in and for whom; the way out, and the language. */
export function PersonMenu() {
  const { t, i18n } = useTranslation('common');
  const { member, organisation, signOut } = useSignedIn();
  const keys = useKeys();
  const role = t(`roles.${member.role}`);
  return (
    <>
      <Menu
        label={t('account.language')}
        entries={LANGUAGES.map((language) => ({
          id: language,
          label: LANGUAGE_NAMES[language],
          onAction: () => {
            rememberLanguage(language);
            void i18n.changeLanguage(language);
          },
        }))}
      >
        {i18n.language.slice(0, 2).toUpperCase()}
      </Menu>
      <Menu
        label={t('account.menu', { name: member.displayName })}
        entries={[
          { id: 'settings', label: t('account.settings'), href: '/settings' },
          {
            id: 'sign-out',
            label: t('account.signOut'),
            onAction: () => {
              keys.forget();
              void signOut();
            },
          },
        ]}
      >
        <BarPerson name={member.displayName} detail={`${role} · ${organisation.name}`} />
      </Menu>
    </>
  );
}
