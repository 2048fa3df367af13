import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessLogRecord } from '../../../core/contracts/access-log.ts';
import { EntryProof } from '../../components/log/EntryProof.tsx';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { DefinitionList } from '../../components/ui/DefinitionList.tsx';
import { Disclosure } from '../../components/ui/Disclosure.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import type { Leaf } from './read-leaf.ts';
import { EntryFacts } from './EntryFacts.tsx';
import { useEntry } from './use-log.ts';

/** One entry, read from its very bytes; the names beside it are the portal's present ones. */
export function EntryDetail({ index }: { index: number }) {
  const { t, i18n } = useTranslation('log');
  const { data, error, refetch, isFetching } = useEntry(index);
  const number = new Intl.NumberFormat(i18n.language).format(index);
  const place = useSight(index);
  return (
    <div ref={place}>
      <Card title={t('detail.title', { index: number })}>
        {error && (
          <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
        )}
        {!data && !error && <Skeleton label={t('detail.loading')} rows={8} />}
        {data && <Facts record={data} leaf={data.leaf} />}
      </Card>
    </div>
  );
}

/** Below the list, where there is no room beside it, nobody would see that something was chosen. */
function useSight(index: number) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (top >= window.innerHeight) place.current?.scrollIntoView();
  }, [index]);
  return place;
}

/** Where the detail will be. */
export function NoEntry() {
  const { t } = useTranslation('log');
  return (
    <Card title={t('detail.none')}>
      <p className="muted">{t('detail.noneBody')}</p>
      <p className="muted small">{t('readIsLogged')}</p>
    </Card>
  );
}

function Facts({ record, leaf }: { record: AccessLogRecord; leaf: Leaf }) {
  const { t } = useTranslation('log');
  return (
    <>
      <EntryProof index={record.index} bytes={record.bytes} />
      {leaf.entry ? (
        <EntryFacts record={record} entry={leaf.entry} />
      ) : (
        <Note tone="bad" title={t('detail.unreadable')}>
          {t('detail.unreadableBody')}
        </Note>
      )}
      <DefinitionList
        layout="stacked"
        entries={[
          {
            term: t('detail.sha256'),
            value: <span className="mono log-digest">{leaf.sha256}</span>,
          },
        ]}
      />
      <Disclosure title={t('detail.bytes')}>
        <pre className="log-bytes mono">{leaf.text}</pre>
      </Disclosure>
      <p className="muted small">{t('detail.source')}</p>
    </>
  );
}
