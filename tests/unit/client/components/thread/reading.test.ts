import { describe, expect, it } from '@jest/globals';
import { isNew, readersUpTo } from '../../../../../client/components/thread/reading.ts';

const [first, second, third] = [1, 2, 3].map(
  (number) => `01930000-0000-7000-8000-00000000000${number}`,
) as [string, string, string];
const [own, other] = ['own', 'other'];
const at = '2026-11-22T10:00:00.000Z';
const from = (organisationId: string, id: string) => ({ id, organisationId });

describe('a message', () => {
  it('is never new to the organisation that wrote it', () => {
    expect(isNew(from(own, third), [], own)).toBe(false);
  });

  it('is new as long as nobody of the own organisation has read so far', () => {
    const marks = [{ organisationId: own, messageId: second, at }];

    expect(isNew(from(other, first), marks, own)).toBe(false);
    expect(isNew(from(other, second), marks, own)).toBe(false);
    expect(isNew(from(other, third), marks, own)).toBe(true);
  });

  it('is new where only the other side has read anything', () => {
    const marks = [{ organisationId: other, messageId: third, at }];

    expect(isNew(from(other, first), marks, own)).toBe(true);
  });
});

describe('who has read so far', () => {
  const marks = [
    { organisationId: own, messageId: third, at },
    { organisationId: other, messageId: second, at },
  ];

  it('is said at the last message that they have read', () => {
    expect(readersUpTo(from(own, second), marks, own)).toEqual([other]);
    expect(readersUpTo(from(own, first), marks, own)).toEqual([]);
  });

  it('is not said of the reader, nor of who wrote it', () => {
    expect(readersUpTo(from(other, third), marks, own)).toEqual([]);
    expect(readersUpTo(from(other, second), marks, own)).toEqual([]);
  });
});
