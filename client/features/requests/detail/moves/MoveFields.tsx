import { useTranslation } from 'react-i18next';
import {
  requestTransitions,
  type MoveGround,
  type RequestStep,
} from '../../../../../core/contracts/request-transitions.ts';
import { Readers } from '../../../../components/keys/Readers.tsx';
import { dayAfter, todayInUtc } from '../../../../components/requests/due.ts';
import { ClearMark } from '../../../../components/sealing/ClearMark.tsx';
import { SealedTextField } from '../../../../components/thread/SealedTextField.tsx';
import { DatePicker } from '../../../../components/ui/DatePicker.tsx';
import { Note } from '../../../../components/ui/Note.tsx';
import { Select } from '../../../../components/ui/Select.tsx';
import { useKeyState } from '../../../../hooks/use-keys.ts';
import type { Trusts } from '../../../../hooks/use-trusts.ts';
import type { MoveDraft } from './move-draft.ts';

type MoveFieldsProps = {
  readonly step: RequestStep;
  readonly draft: MoveDraft;
  readonly onChange: (draft: MoveDraft) => void;
  readonly readers: readonly string[];
  readonly trusts: Trusts;
};

/** Ground and date as the step asks for them, and what is said to the other side. */
export function MoveFields({ step, draft, onChange, readers, trusts }: MoveFieldsProps) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const isUnlocked = useKeyState().status === 'unlocked';
  const { grounds, needsUntil } = requestTransitions[step];
  return (
    <>
      {grounds && (
        <Select<MoveGround>
          label={t('requests:moves.ground')}
          mark={<ClearMark />}
          description={t('requests:moves.clear')}
          placeholder={t('requests:moves.chooseGround')}
          isRequired
          options={grounds.map((id) => ({ id, label: t(`vocabulary:moveGrounds.${id}`) }))}
          value={draft.ground}
          onChange={(ground) => {
            onChange({ ...draft, ground });
          }}
        />
      )}
      {needsUntil && (
        <DatePicker
          label={t('requests:moves.until')}
          mark={<ClearMark />}
          isRequired
          earliest={dayAfter(todayInUtc())}
          value={draft.until}
          onChange={(until) => {
            onChange({ ...draft, until });
          }}
        />
      )}
      <SealedTextField
        label={t('requests:moves.message')}
        value={draft.message}
        onChange={(message) => {
          onChange({ ...draft, message });
        }}
      />
      {draft.message.trim() !== '' && <Readers organisationIds={readers} trusts={trusts} />}
      {!isUnlocked && <Note>{t('requests:moves.locked')}</Note>}
    </>
  );
}
