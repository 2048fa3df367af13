import { useTranslation } from 'react-i18next';
import type { Anomalies, Anomaly } from '../../../core/contracts/access-log-anomalies.ts';
import { useUtc } from '../../hooks/use-utc.ts';
import { Chip } from '../ui/Chip.tsx';
import { Link } from '../ui/Link.tsx';
import { addressOfAnomaly } from './anomaly-address.ts';
import './anomalies.css';

const FEW_ENTRIES = 5;

type AnomalyListProps = {
  readonly anomalies: Anomalies;
  /** The latest ones. */
  readonly limit?: number;
};

/** What stands out, in words with the figures that it rests on, and the way to the entries. */
export function AnomalyList({ anomalies, limit = Infinity }: AnomalyListProps) {
  const { t, i18n } = useTranslation('anomalies');
  const { items, names, isCut } = anomalies;
  if (items.length === 0) return <p className="muted">{t('none')}</p>;
  const shown = items.slice(0, limit);
  const more = items.length - shown.length;
  return (
    <>
      <ul className="anomalies">
        {shown.map((anomaly) => (
          <li key={`${anomaly.rule} ${anomaly.from} ${anomaly.evidence.join(' ')}`}>
            <AnomalyLine anomaly={anomaly} names={names} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small">
          {t('more', { count: more, formatted: new Intl.NumberFormat(i18n.language).format(more) })}
        </p>
      )}
      {isCut && <p className="small">{t('isCut')}</p>}
    </>
  );
}

type LineProps = { readonly anomaly: Anomaly; readonly names: Anomalies['names'] };

function AnomalyLine({ anomaly, names }: LineProps) {
  const { t } = useTranslation('anomalies');
  const words = useWords();
  const utc = useUtc();
  const { rule, from, to, actor, organisation } = anomaly;
  const id = actor ?? organisation;
  const who = id === undefined ? undefined : (names[id] ?? t('nameless'));
  return (
    <>
      <Chip tone="warn" icon="warning">
        {t(`rules.${rule}`)}
      </Chip>
      {who !== undefined && <strong>{who}</strong>}
      <span>{words(anomaly)}</span>
      <span className="muted small numeric">
        {t(from === to ? 'at' : 'between', { from: utc(from), to: utc(to) })}
      </span>
      <Evidence anomaly={anomaly} />
    </>
  );
}

/** A few of the entries it rests on; the list that each opens shows the others. */
function Evidence({ anomaly }: { readonly anomaly: Anomaly }) {
  const { t, i18n } = useTranslation('anomalies');
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <span className="small anomaly-evidence">
      {t('entries')}
      {anomaly.evidence.slice(0, FEW_ENTRIES).map((index) => (
        <Link key={index} href={addressOfAnomaly(anomaly, index)}>
          {number.format(index)}
        </Link>
      ))}
    </span>
  );
}

/** `count` decides the plural and is shown formatted, like every other figure. */
function useWords(): (anomaly: Anomaly) => string {
  const { t, i18n } = useTranslation('anomalies');
  const number = new Intl.NumberFormat(i18n.language);
  return ({ rule, figures }) => {
    const { acts, opened, denied } = figures;
    const shown = Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [name, number.format(value)]),
    );
    return t(`figures.${rule}`, { ...shown, count: acts ?? opened ?? denied ?? 0 });
  };
}
