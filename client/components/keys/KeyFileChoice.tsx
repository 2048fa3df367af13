import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Row } from '../ui/Layout.tsx';

export type KeyFileChoiceProps = {
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
};

/** Any name will do: people rename what they save. */
export function KeyFileChoice({ file, onChoose }: KeyFileChoiceProps) {
  const { t } = useTranslation('keys');
  return (
    <Row>
      <FileTrigger
        onSelect={(chosen) => {
          const [first] = chosen ?? [];
          if (first) onChoose(first);
        }}
      >
        <Button icon="key">{t('unlock.chooseFile')}</Button>
      </FileTrigger>
      <span className="muted" role="status">
        {file?.name ?? t('unlock.noFile')}
      </span>
    </Row>
  );
}
