import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import {
  createTreeHasher,
  generateSigningKey,
  parsePolicy,
  policyOfLog,
  sha256,
  verifyReceipt,
} from '../../../../core/transparency/index.ts';
import { createEvidenceLog, createLogKey, entryBytes } from '../../../support/evidence-log.ts';

const hasher = createTreeHasher(sha256);
const submissionId = randomUUID();

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function statementOf(facts: object = {}): string {
  return JSON.stringify({ v: 1, type: 'receipt', submissionId, files: [], ...facts });
}

function submitOf(
  statement: string,
  facts: object = {},
  type: 'submission' | 'request' = 'submission',
): Uint8Array {
  const digest = createHash('sha256').update(statement, 'utf8').digest('hex');
  const object = { type, id: submissionId, digest };
  return entryBytes({
    action: 'submission.submit',
    phase: 'result',
    ref: randomUUID(),
    object,
    ...facts,
  });
}

describe('a receipt', () => {
  let key: Awaited<ReturnType<typeof createLogKey>>;
  let receipt: { statement: string; entry: string; index: number; proof: string; vkey: string };
  beforeAll(async () => {
    key = await createLogKey();
    receipt = await receiptOf(statementOf(), submitOf(statementOf()));
  });

  async function receiptOf(statement: string, entry: Uint8Array) {
    const log = await createEvidenceLog([entryBytes(), entryBytes(), entry, entryBytes()], key);
    return { ...(await log.evidence(2)), statement: base64(statement) };
  }
  const verify = (given: unknown, vkey = key.vkey) =>
    verifyReceipt(hasher, given, policyOfLog(vkey));

  it.each([
    ['nothing', null],
    ['a list', []],
    ['a text', 'receipt'],
  ])('is not %s', async (_what, given) => {
    await expect(verify(given)).rejects.toMatchObject({ code: 'E_RECEIPT', where: 'receipt' });
  });

  it.each([
    ['statement', 'statement', base64(statementOf({ files: [1] })), 'E_RECEIPT', 'digest'],
    ['statement that is not JSON', 'statement', base64('{'), 'E_RECEIPT', 'statement'],
    ['statement in another base64', 'statement', 'eyI=\n', 'E_RECEIPT', 'statement'],
    ['entry that is not canonical', 'entry', base64('{ }'), 'E_RECEIPT', 'entry'],
    ['proof that was left out', 'proof', undefined, 'E_RECEIPT', 'proof'],
    ['proof that is none', 'proof', 'index 2', 'E_PROOF_FORMAT', undefined],
  ])('is refused with another %s', async (_what, part, value, code, where) => {
    await expect(verify({ ...receipt, [part]: value })).rejects.toMatchObject({
      code,
      ...(where !== undefined && { where }),
    });
  });

  it('is refused with another version or type of statement', async () => {
    for (const facts of [{ v: 2 }, { type: 'decision' }]) {
      const statement = statementOf(facts);
      const given = await receiptOf(statement, submitOf(statement));
      await expect(verify(given)).rejects.toMatchObject({ code: 'E_RECEIPT', where: 'statement' });
    }
  });

  it('is refused when its entry says that nothing was submitted', async () => {
    const statement = statementOf();
    for (const facts of [{ action: 'submission.read' }, { outcome: 'failure' }]) {
      const given = await receiptOf(statement, submitOf(statement, facts));
      await expect(verify(given)).rejects.toMatchObject({ code: 'E_RECEIPT', where: 'entry' });
    }
  });

  it('is refused when what its entry was done to is not what such an act is done to', async () => {
    const statement = statementOf();
    for (const action of ['submission.submit', 'request.send'] as const) {
      const type = action === 'request.send' ? 'submission' : 'request';
      const given = await receiptOf(statement, submitOf(statement, { action }, type));
      await expect(verify(given)).rejects.toMatchObject({ code: 'E_RECEIPT', where: 'submission' });
    }
  });

  it('is refused when its entry is about another submission', async () => {
    const other = statementOf({ submissionId: randomUUID() });
    const given = await receiptOf(other, submitOf(other));
    await expect(verify(given)).rejects.toMatchObject({ code: 'E_RECEIPT', where: 'submission' });
  });

  it('is refused when the log holds another entry in that place', async () => {
    const entry = Buffer.from(submitOf(statementOf())).toString('base64');
    await expect(verify({ ...receipt, entry })).rejects.toMatchObject({ code: 'E_PROOF' });
  });

  it('is refused when one bit of a hash in its proof is another', async () => {
    const [head = '', checkpoint = ''] = receipt.proof.split('\n\n');
    const [title = '', index = '', hash = '', ...rest] = head.split('\n');
    const bytes = Buffer.from(hash, 'base64');
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
    const altered = [title, index, bytes.toString('base64'), ...rest].join('\n');

    const proof = [altered, checkpoint, ...receipt.proof.split('\n\n').slice(2)].join('\n\n');
    await expect(verify({ ...receipt, proof })).rejects.toMatchObject({ code: 'E_PROOF' });
  });

  it('does not say itself by which key it is to be believed', async () => {
    const other = await createLogKey();
    await expect(verify({ ...receipt, vkey: other.vkey }, other.vkey)).rejects.toMatchObject({
      code: 'E_SIGNATURE',
    });
  });

  it('counts only with the witnesses that the policy asks for', async () => {
    const { vkey } = await generateSigningKey('w.example', 'cosignature/v1');
    const policy = parsePolicy(`log ${key.vkey}\nwitness w ${vkey}\nquorum w\n`);
    await expect(verifyReceipt(hasher, receipt, policy)).rejects.toMatchObject({
      code: 'E_QUORUM',
    });
  });

  it('shows what was received, and where the log says so', async () => {
    await expect(verify(JSON.parse(JSON.stringify(receipt)))).resolves.toMatchObject({
      statement: { submissionId },
      entry: { action: 'submission.submit' },
      index: 2,
      checkpoint: { size: 4 },
    });
  });

  it('is as good for a request that was sent', async () => {
    const entry = submitOf(statementOf(), { action: 'request.send' }, 'request');
    await expect(verify(await receiptOf(statementOf(), entry))).resolves.toMatchObject({
      statement: { submissionId },
      entry: { action: 'request.send', object: { type: 'request' } },
    });
  });
});
