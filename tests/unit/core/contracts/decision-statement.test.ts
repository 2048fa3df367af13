import { describe, expect, it } from '@jest/globals';
import {
  createDecisionStatement,
  DecisionStatement,
} from '../../../../core/contracts/submissions.ts';

const facts = {
  submissionId: '019aa6c0-0000-7000-8000-000000000001',
  version: 4,
  outcome: 'accepted' as const,
  record: 'ab'.repeat(32),
  files: [
    { fileId: '019aa6c0-0000-7000-8000-00000000000b', sha256: '02'.repeat(32) },
    { fileId: '019aa6c0-0000-7000-8000-00000000000a', sha256: '01'.repeat(32) },
  ],
  fingerprint: 'cd'.repeat(20),
  at: new Date('2026-11-21T12:00:00.000Z'),
};

describe('the statement of a decision', () => {
  it('is refused where a fact is not well-formed', () => {
    expect(() => createDecisionStatement({ ...facts, record: 'ab' })).toThrow();
    expect(() => createDecisionStatement({ ...facts, version: 0 })).toThrow();
  });

  it('is read with no field more and none less', () => {
    const statement = JSON.parse(createDecisionStatement(facts)) as Record<string, unknown>;
    const { files: _files, ...incomplete } = statement;

    expect(DecisionStatement.safeParse(statement).success).toBe(true);
    expect(DecisionStatement.safeParse({ ...statement, comment: '' }).success).toBe(false);
    expect(DecisionStatement.safeParse(incomplete).success).toBe(false);
  });

  it('is the same text whatever the order of files', () => {
    const text = createDecisionStatement(facts);

    expect(createDecisionStatement({ ...facts, files: facts.files.toReversed() })).toBe(text);
  });

  it('has the form that was released', () => {
    expect(createDecisionStatement(facts)).toBe(
      '{"v":1,"type":"decision","submissionId":"019aa6c0-0000-7000-8000-000000000001","version":4,' +
        `"outcome":"accepted","record":"${'ab'.repeat(32)}","files":[` +
        `{"fileId":"019aa6c0-0000-7000-8000-00000000000a","sha256":"${'01'.repeat(32)}"},` +
        `{"fileId":"019aa6c0-0000-7000-8000-00000000000b","sha256":"${'02'.repeat(32)}"}],` +
        `"fingerprint":"${'cd'.repeat(20)}","at":"2026-11-21T12:00:00.000Z"}`,
    );
  });
});
