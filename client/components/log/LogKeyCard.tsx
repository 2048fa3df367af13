import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseVerifier } from '../../../core/transparency/index.ts';
import { LOG_STANDING } from './use-log-standing.ts';
import { Card } from '../ui/Card.tsx';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { Note } from '../ui/Note.tsx';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { useUtc } from '../../hooks/use-utc.ts';
import type { LogStanding } from '../../session/log-standing.ts';
import { createLogTrust } from '../../session/log-trust.ts';
import './log-digest.css';
import { PastedForm } from './PastedForm.tsx';

/** The key that signs the log, to be compared with the one its operator tells by other means. */
export function LogKeyCard({ remembered, offered }: Pick<LogStanding, 'remembered' | 'offered'>) {
  const { t } = useTranslation('verify');
  const utc = useUtc();
  const { vkey, since, how } = remembered;
  const { name } = parseVerifier(vkey);
  return (
    <Card title={t('key.title')}>
      {offered.vkey !== undefined && (
        <Note tone="bad" title={t('key.other')}>
          <span className="mono log-digest">{offered.vkey}</span>
        </Note>
      )}
      <DefinitionList
        layout="stacked"
        entries={[
          { term: t('key.name'), value: <span className="log-digest">{name}</span> },
          { term: t('key.vkey'), value: <span className="mono log-digest">{vkey}</span> },
          { term: t('key.since'), value: utc(since.toISOString()) },
          { term: t('key.how'), value: t(`key.${how}`) },
        ]}
      />
      {how === 'first-use' && <p>{t('key.compare')}</p>}
      <ReplaceKey known={vkey} />
    </Card>
  );
}

function ReplaceKey({ known }: { readonly known: string }) {
  const { t } = useTranslation('verify');
  const { member } = useSignedIn();
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<'same' | 'replaced'>();
  async function replace(vkey: string): Promise<void> {
    await createLogTrust(member.id).replaceKey(vkey);
    setOutcome(vkey === known ? 'same' : 'replaced');
    await queryClient.invalidateQueries({ queryKey: [LOG_STANDING] });
  }
  return (
    <>
      <PastedForm
        title={t('key.replace')}
        label={t('key.pasted')}
        description={t('key.pastedBody')}
        act={t('key.use')}
        wrong={t('key.notAKey')}
        isRight={isLogKey}
        onUse={replace}
      />
      {outcome && (
        <Note tone={outcome === 'same' ? 'ok' : 'info'} role="status" title={t(`key.${outcome}`)} />
      )}
    </>
  );
}

function isLogKey(text: string): boolean {
  try {
    return parseVerifier(text).type === 'ed25519';
  } catch {
    return false;
  }
}
