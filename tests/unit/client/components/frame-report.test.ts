import { describe, expect, it } from '@jest/globals';
import { parseFrameReport } from '../../../../client/components/preview/frame-report.ts';

describe('parseFrameReport', () => {
  it.each([
    undefined,
    'pwned',
    { type: 'shown' },
    { type: 'shown', shown: { kind: 'html' }, height: 1 },
    { type: 'shown', shown: { kind: 'image' }, height: 1, text: 'secret' },
    { type: 'shown', shown: { kind: 'image' }, height: 1e12 },
    { type: 'at', page: '1' },
    { type: 'failed', failure: 'call this number' },
  ])('takes nothing but counts and known words from the frame: %j', (message) => {
    expect(parseFrameReport(message)).toBeUndefined();
  });

  it('takes what the frame says when it works', () => {
    const report = { type: 'shown', shown: { kind: 'pdf', pages: 30 }, height: 900 };

    expect(parseFrameReport(report)).toEqual(report);
  });
});
