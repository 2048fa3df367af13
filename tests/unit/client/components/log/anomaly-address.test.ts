import { describe, expect, it } from '@jest/globals';
import { addressOfAnomaly } from '../../../../../client/components/log/anomaly-address.ts';

const about = {
  from: '2026-11-20T22:10:00.000Z',
  to: '2026-11-21T01:30:00.000Z',
  figures: { denied: 6 },
  evidence: [4, 9],
};

describe('the way to what an anomaly rests on', () => {
  it('covers its days, also where nobody is concerned', () => {
    expect(addressOfAnomaly({ ...about, rule: 'writer-gap' }, undefined)).toBe(
      '/access-log?period=dates&since=2026-11-20&until=2026-11-21',
    );
  });

  it('leads to the acts of an organisation where no person is named', () => {
    const search = new URL(
      addressOfAnomaly({ ...about, rule: 'opening-after-leaving', organisation: 'o' }, 4),
      'https://portal.test',
    ).searchParams;

    expect(search.get('organisation')).toBe('o');
    expect(search.get('entry')).toBe('4');
  });

  it('leads to what was denied to that person', () => {
    const search = new URL(
      addressOfAnomaly({ ...about, rule: 'repeated-denials', actor: 'a', organisation: 'o' }, 9),
      'https://portal.test',
    ).searchParams;

    expect(Object.fromEntries(search)).toMatchObject({ actor: 'a', outcome: 'denied', entry: '9' });
    expect(search.has('organisation')).toBe(false);
  });
});
