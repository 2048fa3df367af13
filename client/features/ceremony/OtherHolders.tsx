import { useTranslation } from 'react-i18next';
import { Note } from '../../components/ui/Note.tsx';

export function OtherHolders({ holders }: { readonly holders: readonly string[] | undefined }) {
  const { t } = useTranslation('ceremony');
  if (!holders) return null;
  if (holders.length === 0) return <Note tone="bad">{t('replace.nobody')}</Note>;
  return (
    <div>
      <p>{t('replace.others')}</p>
      <ul>
        {holders.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
