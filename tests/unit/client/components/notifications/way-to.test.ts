import { describe, expect, it } from '@jest/globals';
import { wayTo } from '../../../../../client/components/notifications/way-to.ts';

const id = '01980000-0000-7000-8000-000000000001';

describe('the way from a notification', () => {
  it.each([
    ['request-late', 'request', `/requests/${id}`],
    ['message-received', 'request', `/requests/${id}`],
    ['submission-received', 'submission', `/inbox/${id}`],
    ['answer-received', 'submission', `/inbox/${id}`],
    ['submission-decided', 'submission', `/submissions/${id}`],
    ['remark-received', 'submission', `/submissions/${id}`],
    ['consent-asked', 'consent', '/consents?side=provider'],
    ['consent-answered', 'consent', '/consents?side=asking'],
  ] as const)('%s leads to where its reader finds the %s', (kind, type, way) => {
    expect(wayTo({ kind, object: { type, id } })).toBe(way);
  });
});
