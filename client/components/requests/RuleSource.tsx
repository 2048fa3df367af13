import { useTranslation } from 'react-i18next';
import { sourceKeyOf } from './source-key.ts';

/** Where a rule of completeness comes from, in the reader's language. */
export function RuleSource({ source }: { readonly source: string }) {
  const { t } = useTranslation('vocabulary');
  return <span className="small muted">({t(`ruleSources.${sourceKeyOf(source)}`)})</span>;
}
