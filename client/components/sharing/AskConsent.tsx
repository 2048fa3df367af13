import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSeenKeys } from '../../hooks/use-seen-keys.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { KeysNeeded } from '../keys/KeysNeeded.tsx';
import { Readers } from '../keys/Readers.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { SecrecyMark } from '../ui/SecrecyMark.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { Shareable } from './shareable.ts';
import { useAskConsent } from './use-sharing.ts';

/** As long as the reason may be; see `ConsentReasonPayload`. */
const LONGEST = 4_000;

type AskConsentProps = {
  readonly shareable: Shareable;
  readonly recipient: OrganisationResponse;
};

/** Asks the provider whether this may go to one more organisation. What was typed stays when the question fails. */
export function AskConsent({ shareable, recipient }: AskConsentProps) {
  const { t } = useTranslation('consents');
  const { organisation } = useSignedIn();
  const { providerOrganisationId, object } = shareable;
  const provider = useOrganisations().data?.get(providerOrganisationId)?.name ?? '';
  const [reason, setReason] = useState('');
  const readers = [organisation.id, providerOrganisationId];
  const { seen, ...trusts } = useSeenKeys(readers);
  const asking = useAskConsent(object, recipient.id);
  return (
    <KeysNeeded>
      <Form
        aria-label={t('ask.act', { provider })}
        onSubmit={() => {
          if (seen) asking.mutate({ reason: reason.trim(), keys: seen });
        }}
      >
        <TextArea
          label={t('ask.reason')}
          mark={<SecrecyMark secrecy="sealed">{t('ask.sealedMark')}</SecrecyMark>}
          description={t('ask.sealed', { provider })}
          value={reason}
          onChange={setReason}
          maxLength={LONGEST}
        />
        <Readers organisationIds={readers} trusts={trusts} />
        {asking.error && <ProblemNote error={asking.error}>{t('ask.kept')}</ProblemNote>}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isDisabled={!seen}
            isPending={asking.isPending}
            pendingLabel={t('ask.pending')}
          >
            {t('ask.act', { provider })}
          </Button>
        </FormActions>
      </Form>
    </KeysNeeded>
  );
}
