import { useTranslation } from 'react-i18next';
import { createElement, useState } from 'react';
import { SealedMark } from '../sealing/SealedMark.tsx';
import { textAt, withPart, type DraftPath } from './draft-path.ts';
import { fieldIdOf, fieldNameOf } from './field-names.ts';
import { useDraft } from './draft-context.ts';

/** One text of the draft as the components of a form take it. */
export function useDraftField(path: DraftPath) {
  const { t } = useTranslation(['composer', 'records']);
  const { draft, change, problems, showsMissing } = useDraft();
  const [wasLeft, setWasLeft] = useState(false);
  const id = fieldIdOf(path);
  const code = problems.get(id);
  const isSaid =
    code === 'private-key' || showsMissing || (wasLeft && code !== undefined && code !== 'missing');
  return {
    id,
    label: t(`records:fields.${fieldNameOf(path)}`),
    // The panel of an asset says it once for all of its fields.
    mark: path[0] === 'assets' ? undefined : createElement(SealedMark),
    error: isSaid && code ? t(`composer:problems.${code}`) : undefined,
    value: textAt(draft, path),
    onChange: (text: string) => {
      change((before) => withPart(before, path, text));
    },
    onLeave: () => {
      setWasLeft(true);
    },
  };
}
