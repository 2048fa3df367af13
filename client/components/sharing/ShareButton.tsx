import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../core/contracts/vocabulary.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { Button } from '../ui/Button.tsx';
import type { Shareable } from './shareable.ts';
import { ShareDialog } from './ShareDialog.tsx';

const focalPoints: readonly Role[] = ['national-focal-point', 'court-focal-point'];

export type ShareButtonProps = {
  readonly shareable: Shareable;
  /** Of a file; a record has none. */
  readonly name?: string | undefined;
  /** To whom it is shared has changed. */
  readonly onChanged: () => void;
};

/** The way to pass something on within its case. Only focal points speak for their organisation in that. */
export function ShareButton({ shareable, name, onChanged }: ShareButtonProps) {
  const { t } = useTranslation('consents');
  const { member } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  if (!focalPoints.includes(member.role)) return null;
  return (
    <>
      <Button
        icon="people"
        {...(name !== undefined && { 'aria-label': t('share.actOf', { name }) })}
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('share.act')}
      </Button>
      {isOpen && (
        <ShareDialog
          shareable={shareable}
          title={name === undefined ? t('share.record') : t('share.file', { name })}
          onChanged={onChanged}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
