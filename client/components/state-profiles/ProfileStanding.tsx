import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { ageOf } from './standing.ts';

/** When a State last confirmed what it says of itself, and whether that is long ago. */
export function ProfileStanding({ confirmedAt }: { readonly confirmedAt: string | undefined }) {
  const { t } = useTranslation('profiles');
  const formats = useFormats();
  const age = ageOf(confirmedAt);
  const date = confirmedAt === undefined ? '' : formats.date(confirmedAt);
  return <>{t(`standing.${age}`, { date })}</>;
}
