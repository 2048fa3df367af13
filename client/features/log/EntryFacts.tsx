import { useTranslation } from 'react-i18next';
import type { AccessEntry, AccessLogRecord } from '../../../core/contracts/access-log.ts';
import { DefinitionList, type Definition } from '../../components/ui/DefinitionList.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { Actor } from './Actor.tsx';
import { ObjectName } from './ObjectName.tsx';
import { OutcomeChip } from './OutcomeChip.tsx';
import { useUtc } from '../../hooks/use-utc.ts';

type Props = { readonly record: AccessLogRecord; readonly entry: AccessEntry };

/** The fields of an entry in words; what it does not have is left out. */
export function EntryFacts({ record, entry }: Props) {
  const { t } = useTranslation('log');
  const utc = useUtc();
  const { names } = record;
  const { actor, object, req } = entry;
  const code = (text: string) => <span className="mono log-digest">{text}</span>;
  const facts: (Definition | undefined)[] = [
    { term: t('columns.act'), value: t(`actions.${entry.action}`) },
    { term: t('columns.outcome'), value: <OutcomeChip outcome={entry.outcome} /> },
    entry.reason === undefined
      ? undefined
      : { term: t('detail.reason'), value: code(entry.reason) },
    { term: t('columns.time'), value: <span className="numeric">{utc(entry.time)}</span> },
    {
      term: t('columns.who'),
      value: (
        <OnlyThis filter="actor" id={actor.id} shown={<Actor actor={actor} names={names} />} />
      ),
    },
    actor.authn === undefined
      ? undefined
      : { term: t('detail.authn'), value: t(`authn.${actor.authn}`) },
    object && {
      term: t('columns.on'),
      value: (
        <OnlyThis
          filter="object"
          id={object.id}
          shown={<ObjectName object={object} names={names} />}
        />
      ),
    },
    object?.digest === undefined
      ? undefined
      : { term: t('detail.digest'), value: code(object.digest) },
    { term: t('detail.phase'), value: t(`phases.${entry.phase}`) },
    entry.ref === undefined ? undefined : { term: t('detail.intent'), value: code(entry.ref) },
    req && { term: t('detail.route'), value: code(`${req.method} ${req.route}`) },
    req?.status === undefined ? undefined : { term: t('detail.status'), value: String(req.status) },
    record.private && { term: t('detail.private'), value: <Private of={record.private} /> },
    { term: t('detail.id'), value: code(entry.id) },
  ];
  return <DefinitionList entries={facts.filter((fact) => fact !== undefined)} />;
}

type OnlyThisProps = {
  readonly filter: 'actor' | 'object';
  readonly id: string | undefined;
  readonly shown: React.ReactNode;
};

function OnlyThis({ filter, id, shown }: OnlyThisProps) {
  const { t } = useTranslation('log');
  return (
    <span className="log-lines">
      {shown}
      {id !== undefined && (
        <Link href={`/access-log?period=quarter&${filter}=${id}`}>{t(`detail.${filter}Only`)}</Link>
      )}
    </span>
  );
}

function Private({ of }: { of: NonNullable<AccessLogRecord['private']> }) {
  const { t } = useTranslation('log');
  if (of.state !== 'present') return t(`private.${of.state}`);
  return (
    <span className="log-lines mono log-digest">
      <span>{of.ip}</span>
      <span>{of.userAgent}</span>
    </span>
  );
}
