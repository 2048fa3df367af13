import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/ui/Card.tsx';
import { Kpi } from '../../components/ui/Kpi.tsx';
import { Link } from '../../components/ui/Link.tsx';
import type { Tone } from '../../components/ui/tone.ts';
import { MAX_COUNTED } from '../../../core/contracts/counts.ts';
import { Answer } from '../../components/problems/Answer.tsx';

type FigureProps<Data> = {
  readonly title: string;
  readonly query: UseQueryResult<Data>;
  readonly count: (data: Data) => number;
  /** What is counted, with the plural it takes. */
  readonly label: (count: number, data: Data) => string;
  /** Of anything but none. */
  readonly tone?: Tone;
  readonly href: string;
  readonly linkLabel: string;
};

/** One figure, and the way to what it counts. */
export function Figure<Data>(props: FigureProps<Data>) {
  const { title, query, href, linkLabel } = props;
  const inWords = useCountInWords();
  return (
    <Card title={title}>
      <Answer query={query} rows={2}>
        {(data) => {
          const count = props.count(data);
          return (
            <Kpi
              value={inWords(count)}
              label={props.label(count, data)}
              tone={count > 0 ? props.tone : undefined}
              action={<Link href={href}>{linkLabel}</Link>}
            />
          );
        }}
      </Answer>
    </Card>
  );
}

/** Nobody counts without end, and what was not counted is not claimed. */
function useCountInWords(): (count: number) => string {
  const { t, i18n } = useTranslation('home');
  return (count) => {
    const number = new Intl.NumberFormat(i18n.language).format(count);
    return count < MAX_COUNTED ? number : t('figures.atLeast', { number });
  };
}
