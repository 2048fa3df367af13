import { useTranslation } from 'react-i18next';
import { SealMark, type SealState } from '../ui/SealMark.tsx';
import type { ListedFile } from '../../session/index.ts';
import { wasAltered, type Opening } from './use-file-openings.ts';

type FileMarkProps = { readonly listed: ListedFile; readonly opening: Opening | undefined };

/** Whether a file is sealed or open, and whether it is what was signed. */
export function FileMark({ listed, opening }: FileMarkProps) {
  const { t } = useTranslation('files');
  const mark = markOf(listed, opening);
  const states: Record<typeof mark, SealState> = {
    altered: 'altered',
    'not-verified': 'not-verified',
    open: 'open',
    'opened-before': 'sealed',
    sealed: 'sealed',
  };
  return <SealMark state={states[mark]} label={t(`mark.${mark}`)} />;
}

function markOf({ wasOpened }: ListedFile, opening: Opening | undefined) {
  if (wasAltered(opening)) return 'altered';
  if (opening?.status === 'open') {
    return opening.opened.verdict.signature.status === 'verified' ? 'open' : 'not-verified';
  }
  return wasOpened ? 'opened-before' : 'sealed';
}
