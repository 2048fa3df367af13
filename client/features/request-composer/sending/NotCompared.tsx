import { useTranslation } from 'react-i18next';
import type { Readers } from '../../../components/sealing/use-readers.ts';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { Note } from '../../../components/ui/Note.tsx';

type NotComparedProps = {
  readonly readers: Readers;
  readonly knows: boolean;
  readonly onKnow: (knows: boolean) => void;
};

/** Whose keys nobody has compared: whoever seals to them all the same says so. */
export function NotCompared({ readers: { notCompared }, knows, onKnow }: NotComparedProps) {
  const { t, i18n } = useTranslation('composer');
  if (notCompared.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language).format(notCompared.map(({ name }) => name));
  return (
    <Note tone="warn" title={t('seal.notCompared.title', { count: notCompared.length, names })}>
      <p>{t('seal.notCompared.body')}</p>
      <Checkbox label={t('seal.notCompared.know')} isSelected={knows} onChange={onKnow} />
    </Note>
  );
}
