import { useTranslation } from 'react-i18next';
import { KeysNeeded } from '../../../components/keys/KeysNeeded.tsx';
import { TrustMark } from '../../../components/keys/TrustMark.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useOwnKeys } from '../use-people.ts';
import { ConfirmedAct } from '../ConfirmedAct.tsx';
import { useRotation } from './use-rotation.ts';

/** Shown as long as the organisation's key has to be replaced. */
export function RotationCard() {
  const { t } = useTranslation('people');
  const isDue = useOwnKeys().data?.rotationDue === true;
  if (!isDue) return null;
  return (
    <Card title={t('rotation.title')}>
      <Note tone="warn">{t('rotation.due')}</Note>
      <KeysNeeded>
        <Rotation />
      </KeysNeeded>
    </Card>
  );
}

function Rotation() {
  const { t } = useTranslation('people');
  const { keepers, rotate, trusts } = useRotation();
  const isReady = keepers?.every(({ comparedFingerprint }) => comparedFingerprint !== undefined);
  return (
    <>
      {trusts.error !== undefined && <ProblemNote error={trusts.error} retry={trusts.retry} />}
      <div>
        <p>{t('rotation.keepers')}</p>
        <ul className="people-keepers">
          {keepers?.map(({ accountId, name, comparedFingerprint }) => (
            <li key={accountId}>
              {name}{' '}
              <TrustMark status={comparedFingerprint === undefined ? 'not-compared' : 'compared'} />
            </li>
          ))}
        </ul>
      </div>
      {isReady === false && <p>{t('rotation.compareFirst')}</p>}
      <div>
        <ConfirmedAct
          label={t('rotation.act')}
          name={t('rotation.act')}
          title={t('rotation.confirm')}
          tone="primary"
          isDisabled={isReady !== true}
          act={rotate}
        >
          <p>{t('rotation.body')}</p>
        </ConfirmedAct>
      </div>
    </>
  );
}
