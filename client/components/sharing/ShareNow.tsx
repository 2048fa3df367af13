import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { useSeenKeys } from '../../hooks/use-seen-keys.ts';
import { KeysNeeded } from '../keys/KeysNeeded.tsx';
import { Readers } from '../keys/Readers.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { Note } from '../ui/Note.tsx';
import type { Shareable } from './shareable.ts';
import { useShare } from './use-sharing.ts';

type ShareNowProps = {
  readonly shareable: Shareable;
  readonly recipient: OrganisationResponse;
  readonly onChanged: () => void;
};

export function ShareNow({ shareable, recipient: { id, name }, onChanged }: ShareNowProps) {
  const { t } = useTranslation('consents');
  const { seen, ...trusts } = useSeenKeys([id]);
  const sharing = useShare(shareable, onChanged);
  const fingerprint = seen?.[id];
  if (sharing.isSuccess) {
    return (
      <Note tone="ok" role="status" title={t('share.done', { name })}>
        {t('share.doneBody')}
      </Note>
    );
  }
  return (
    <KeysNeeded>
      <Form
        aria-label={t('share.withName', { name })}
        onSubmit={() => {
          if (fingerprint !== undefined) sharing.mutate({ organisationId: id, fingerprint });
        }}
      >
        <Readers organisationIds={[id]} trusts={trusts} />
        {sharing.error && <ProblemNote error={sharing.error} />}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            icon="seal"
            isDisabled={fingerprint === undefined}
            isPending={sharing.isPending}
            pendingLabel={t('share.pending')}
          >
            {t('share.withName', { name })}
          </Button>
        </FormActions>
      </Form>
    </KeysNeeded>
  );
}
