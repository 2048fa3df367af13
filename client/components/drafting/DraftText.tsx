import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { DraftPath } from './draft-path.ts';
import { useDraftField } from './use-draft-field.ts';

type DraftTextProps = {
  readonly path: DraftPath;
  readonly description?: string | undefined;
  readonly isRequired?: boolean | undefined;
};

export function DraftText({ path, description, isRequired = false }: DraftTextProps) {
  const { onLeave, ...field } = useDraftField(path);
  return (
    <TextField {...field} description={description} isRequired={isRequired} onBlur={onLeave} />
  );
}

export function DraftLongText({
  path,
  description,
  isRequired = false,
  rows,
}: DraftTextProps & { readonly rows?: number | undefined }) {
  const { onLeave, ...field } = useDraftField(path);
  return (
    <TextArea
      {...field}
      description={description}
      isRequired={isRequired}
      rows={rows}
      onBlur={onLeave}
    />
  );
}
