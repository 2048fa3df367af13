import type { ReactNode } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { Button } from './Button.tsx';
import { droppedFiles } from './dropped-files.ts';
import './FileDrop.css';
import { Icon } from './Icon.tsx';

export type FileDropProps = {
  /** "Drop files here": also the name of the place. */
  label: string;
  chooseLabel: string;
  /** What may come, how large, and what happens to it. */
  description?: ReactNode;
  onFiles: (files: File[]) => void;
  acceptedTypes?: readonly string[] | undefined;
  allowsMultiple?: boolean | undefined;
  isDisabled?: boolean | undefined;
};

/** Files by drag, by paste or by the browser's picker. */
export function FileDrop(props: FileDropProps) {
  const { label, chooseLabel, description, onFiles, isDisabled = false } = props;
  const multiple = props.allowsMultiple ?? true;
  const take = (files: readonly File[]) => {
    const taken = multiple ? [...files] : files.slice(0, 1);
    if (taken.length > 0) onFiles(taken);
  };
  return (
    <DropZone
      className="file-drop"
      isDisabled={isDisabled}
      onDrop={({ items }) => {
        void droppedFiles(items).then(take);
      }}
    >
      <Icon name="upload" />
      <Text slot="label" className="file-drop-label">
        {label}
      </Text>
      <FileTrigger
        allowsMultiple={multiple}
        {...(props.acceptedTypes && { acceptedFileTypes: props.acceptedTypes })}
        onSelect={(chosen) => {
          take([...(chosen ?? [])]);
        }}
      >
        <Button isDisabled={isDisabled}>{chooseLabel}</Button>
      </FileTrigger>
      {description && <span className="file-drop-description">{description}</span>}
    </DropZone>
  );
}
