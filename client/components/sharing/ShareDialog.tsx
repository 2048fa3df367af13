import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCases } from '../../hooks/use-cases.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { Answer } from '../problems/Answer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { Select } from '../ui/Select.tsx';
import { candidatesOf, type Shareable } from './shareable.ts';
import { SharedWith } from './SharedWith.tsx';
import { ShareWith } from './ShareWith.tsx';

type ShareDialogProps = {
  readonly shareable: Shareable;
  readonly title: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

export function ShareDialog({ shareable, title, onChanged, onClose }: ShareDialogProps) {
  const { t } = useTranslation(['consents', 'common']);
  const [chosenId, setChosenId] = useState('');
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:close')}</Button>}
    >
      <p>{t('consents:share.body')}</p>
      <Choice
        shareable={shareable}
        chosenId={chosenId}
        onChoose={setChosenId}
        onChanged={onChanged}
      />
      <SharedWith
        shareable={shareable}
        onChanged={() => {
          // What was said of it is no longer so.
          setChosenId('');
          onChanged();
        }}
      />
    </Dialog>
  );
}

type ChoiceProps = Pick<ShareDialogProps, 'shareable' | 'onChanged'> & {
  readonly chosenId: string;
  readonly onChoose: (organisationId: string) => void;
};

function Choice({ shareable, chosenId, onChoose, onChanged }: ChoiceProps) {
  const { t } = useTranslation('consents');
  const { organisation } = useSignedIn();
  const courtCase = useCases().data?.get(shareable.caseId);
  return (
    <Answer query={useOrganisations()} rows={1}>
      {(organisations) => {
        const candidates = courtCase
          ? candidatesOf(shareable, courtCase, organisations, organisation.id)
          : [];
        const chosen = organisations.get(chosenId);
        if (candidates.length === 0 && !chosen) return <Note>{t('share.nobody')}</Note>;
        return (
          <>
            <Select
              label={t('share.with')}
              description={t('share.ofCase')}
              placeholder={t('share.choose')}
              options={candidates.map(({ id, name }) => ({ id, label: name }))}
              value={candidates.some(({ id }) => id === chosenId) ? chosenId : ''}
              onChange={onChoose}
            />
            {chosen && (
              <ShareWith
                key={chosen.id}
                shareable={shareable}
                recipient={chosen}
                onChanged={onChanged}
              />
            )}
          </>
        );
      }}
    </Answer>
  );
}
