import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../hooks/use-colleagues.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import type { KeyState } from '../../session/index.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Row, Stack } from '../ui/Layout.tsx';
import { ButtonLink } from '../ui/Link.tsx';
import { OwnFingerprint } from './OwnFingerprint.tsx';
import { useAdmission } from './use-admission.ts';

type Waiting = Extract<KeyState, { status: 'waiting' }>;
type WaitingForKeyProps = Pick<Waiting, 'reason'>;

const FOCAL_POINTS: readonly string[] = ['national-focal-point', 'court-focal-point'];

/** The own key is there, the organisation's is not: why, and who can change it. */
export function WaitingForKey({ reason }: WaitingForKeyProps) {
  const { t } = useTranslation('keys');
  const { member } = useSignedIn();
  const mayFound = reason === 'no-organisation-key' && FOCAL_POINTS.includes(member.role);
  return (
    <Card title={t('unlock.waiting.title')}>
      <p>{t(mayFound ? 'unlock.waiting.found' : `unlock.waiting.${reason}`)}</p>
      {mayFound ? (
        <div>
          <ButtonLink href="/keys" icon="key">
            {t('unlock.waiting.foundAct')}
          </ButtonLink>
        </div>
      ) : (
        <>
          <FocalPoints />
          <Stack gap="s">
            <h3>{t('unlock.waiting.fingerprint')}</h3>
            <OwnFingerprint />
          </Stack>
          <LookAgain />
        </>
      )}
    </Card>
  );
}

function FocalPoints() {
  const { t } = useTranslation('keys');
  const { member } = useSignedIn();
  const { data: colleagues } = useColleagues();
  if (!colleagues) return null;
  const others = [...colleagues.values()].filter(
    ({ id, role, state }) => id !== member.id && state === 'active' && FOCAL_POINTS.includes(role),
  );
  if (others.length === 0) return <p>{t('unlock.waiting.nobody')}</p>;
  return (
    <div>
      <p>{t('unlock.waiting.who')}</p>
      <ul>
        {others.map(({ id, displayName, email }) => (
          <li key={id}>
            {displayName} {email && <span className="muted">{email}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function LookAgain() {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  const describe = useProblem();
  const { look, lookedAt, error } = useAdmission();
  const [isPending, setPending] = useState(false);
  const outcome =
    error !== undefined
      ? describe(error).text
      : lookedAt && t('unlock.waiting.looked', { time: formats.time(lookedAt) });
  return (
    <Row>
      <Button
        icon="retry"
        isPending={isPending}
        pendingLabel={t('unlock.waiting.looking')}
        onPress={() => {
          setPending(true);
          void look().finally(() => {
            setPending(false);
          });
        }}
      >
        {t('unlock.waiting.look')}
      </Button>
      <span role="status" className="small muted">
        {outcome}
      </span>
    </Row>
  );
}
