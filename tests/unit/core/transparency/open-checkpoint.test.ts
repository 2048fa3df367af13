import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cosign,
  generateSigningKey,
  openCheckpoint,
  parsePolicy,
  parseSigner,
  policyOfLog,
  signNote,
  toBase64,
  type Policy,
  type Signer,
} from '../../../../core/transparency/index.ts';
import { refusalOf } from './refusal.ts';

const ORIGIN = 'portal.example/access-log';
const NOW = 1_800_000_000;
const text = `${ORIGIN}\n3\n${toBase64(Buffer.alloc(32, 7))}\n`;

type Party = { readonly vkey: string; readonly signer: Signer };
let log: Party, oldLog: Party, stranger: Party;
let witnesses: Party[] = [];

async function party(name: string, type: 'ed25519' | 'cosignature/v1'): Promise<Party> {
  const { skey, vkey } = await generateSigningKey(name, type);
  return { vkey, signer: await parseSigner(skey) };
}

beforeAll(async () => {
  [log, oldLog, stranger] = await Promise.all([
    party(ORIGIN, 'ed25519'),
    party(ORIGIN, 'ed25519'),
    party('stranger.example', 'ed25519'),
  ]);
  witnesses = await Promise.all(
    ['a', 'b', 'c'].map((name) => party(`${name}.example`, 'cosignature/v1')),
  );
});

const logPolicy = () => policyOfLog(log.vkey);
const statesPolicy = (quorum = 'group states 2 A B C\nquorum states'): Policy =>
  parsePolicy(
    [
      `log ${log.vkey}`,
      ...witnesses.map(({ vkey }, index) => `witness ${'ABC'.charAt(index)} ${vkey}`),
      quorum,
      '',
    ].join('\n'),
  );
const witness = (index: number): Signer => {
  const found = witnesses[index];
  if (!found) throw new RangeError('No such witness');
  return found.signer;
};
const note = (...lines: string[]) => `${text}\n${lines.join('')}`;
const logLine = () => signNote(text, log.signer);
const cosigned = (index: number, time = NOW) => cosign(text, witness(index), time);

/** The same line with another byte in its signature. */
function spoiled(line: string, at = -1): string {
  const [dash = '', name = '', encoded = ''] = line.trimEnd().split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  const position = (at + bytes.length) % bytes.length;
  bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
  return `${dash} ${name} ${bytes.toString('base64')}\n`;
}

describe('opening a checkpoint', () => {
  it('refuses what is no note, and a note that is no checkpoint', async () => {
    const noCheckpoint = 'portal.example/access-log\nmany\nfew\n';

    expect((await refusalOf(openCheckpoint(text, logPolicy()))).code).toBe('E_NOTE');
    expect(
      await refusalOf(
        openCheckpoint(`${noCheckpoint}\n${await signNote(noCheckpoint, log.signer)}`, logPolicy()),
      ),
    ).toMatchObject({ code: 'E_CHECKPOINT' });
  });

  it('refuses another origin, also when it is signed with the key of the log', async () => {
    const other = text.replace('access-log', 'access-log/2');

    const opening = openCheckpoint(`${other}\n${await signNote(other, log.signer)}`, logPolicy());

    expect(await refusalOf(opening)).toMatchObject({
      code: 'E_ORIGIN',
      where: 'portal.example/access-log/2',
    });
  });

  it('refuses a note that only others signed, even under the same name', async () => {
    const impostor = await party(ORIGIN, 'ed25519');
    const lines = [await signNote(text, stranger.signer), await signNote(text, impostor.signer)];

    expect(await refusalOf(openCheckpoint(note(...lines), logPolicy()))).toMatchObject({
      code: 'E_SIGNATURE',
      where: ORIGIN,
    });
  });

  it('refuses the signature of another log of the policy under this origin', async () => {
    const policy = parsePolicy(`log ${log.vkey}\nlog ${stranger.vkey}\nquorum none\n`);

    const opening = openCheckpoint(note(await signNote(text, stranger.signer)), policy);

    expect((await refusalOf(opening)).code).toBe('E_SIGNATURE');
  });

  it('refuses every changed text', async () => {
    const line = await logLine();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.integer({ min: 1, max: 127 }),
        async (at, by) => {
          const changed = String.fromCharCode(text.charCodeAt(at) ^ by);
          const forged = text.slice(0, at) + changed + text.slice(at + 1);

          const { code } = await refusalOf(openCheckpoint(`${forged}\n${line}`, logPolicy()));

          expect(['E_NOTE', 'E_CHECKPOINT', 'E_ORIGIN', 'E_SIGNATURE']).toContain(code);
        },
      ),
    );
  });

  it('refuses every changed signature of the log', async () => {
    const line = await logLine();
    for (let at = 0; at < 68; at += 1) {
      expect((await refusalOf(openCheckpoint(note(spoiled(line, at)), logPolicy()))).code).toBe(
        'E_SIGNATURE',
      );
    }
  });

  it('refuses the whole note for one wrong signature of a known key', async () => {
    const [line, wrong] = [await logLine(), spoiled(await logLine())];

    for (const lines of [
      [line, wrong],
      [wrong, line],
    ])
      expect((await refusalOf(openCheckpoint(note(...lines), logPolicy()))).code).toBe(
        'E_SIGNATURE',
      );
  });

  it('refuses the whole note for one wrong cosignature of a known witness', async () => {
    const lines = [
      await logLine(),
      await cosigned(0),
      await cosigned(1),
      spoiled(await cosigned(2)),
    ];

    expect(await refusalOf(openCheckpoint(note(...lines), statesPolicy()))).toMatchObject({
      code: 'E_SIGNATURE',
      where: 'c.example',
    });
  });

  it('refuses a cosignature whose time was changed, and one without a time', async () => {
    const line = await cosigned(0);
    const [dash = '', name = '', encoded = ''] = line.trimEnd().split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    const timeless = Buffer.concat([bytes.subarray(0, 4), bytes.subarray(12)]).toString('base64');
    const endless = Buffer.from(bytes);
    endless.writeBigUInt64BE(2n ** 63n, 4);

    for (const forged of [
      spoiled(line, 11),
      `${dash} ${name} ${timeless}\n`,
      `${dash} ${name} ${endless.toString('base64')}\n`,
    ]) {
      const opening = openCheckpoint(note(await logLine(), forged), statesPolicy('quorum A'));
      expect((await refusalOf(opening)).code).toBe('E_SIGNATURE');
    }
  });

  it('refuses a plain signature where a cosignature is due', async () => {
    const { id, name } = witness(0);
    const plain = await witness(0).sign(Buffer.from(text));
    const idBytes = Buffer.alloc(4);
    idBytes.writeUInt32BE(id);
    const line = `— ${name} ${Buffer.concat([idBytes, plain]).toString('base64')}\n`;

    const opening = openCheckpoint(note(await logLine(), line), statesPolicy('quorum A'));

    expect((await refusalOf(opening)).code).toBe('E_SIGNATURE');
  });

  it('refuses too few cosignatures, and does not count one witness twice', async () => {
    const twice = [await cosigned(0), await cosigned(0, NOW + 1)];

    for (const lines of [[], [await cosigned(2)], twice]) {
      const opening = openCheckpoint(note(await logLine(), ...lines), statesPolicy());
      expect((await refusalOf(opening)).code).toBe('E_QUORUM');
    }
  });

  it('does not count a witness that the policy does not know', async () => {
    const unknown = await party('unknown.example', 'cosignature/v1');
    const lines = [await logLine(), await cosigned(0), await cosign(text, unknown.signer, NOW)];

    const opening = openCheckpoint(note(...lines), statesPolicy());

    expect((await refusalOf(opening)).code).toBe('E_QUORUM');
  });

  it('gives back what the note says, and the cosignatures that count', async () => {
    const unknown = await party('unknown.example', 'cosignature/v1');
    const lines = [
      await cosign(text, unknown.signer, NOW),
      await cosigned(2, NOW - 5),
      spoiled(await signNote(text, stranger.signer)),
      await logLine(),
      await cosigned(0, NOW),
    ];

    const checkpoint = await openCheckpoint(note(...lines), statesPolicy());

    expect(checkpoint).toEqual({
      origin: ORIGIN,
      size: 3,
      root: Uint8Array.from(Buffer.alloc(32, 7)),
      note: note(...lines),
      cosignatures: [
        { witness: 'C', time: NOW - 5 },
        { witness: 'A', time: NOW },
      ],
    });
  });

  it('believes either key of a log while both are in the policy', async () => {
    const policy = parsePolicy(`log ${log.vkey}\nlog ${oldLog.vkey}\nquorum none\n`);

    for (const { signer } of [log, oldLog]) {
      const opened = await openCheckpoint(note(await signNote(text, signer)), policy);
      expect(opened.size).toBe(3);
    }
  });

  it('tells apart keys that share a name or an id but not both', async () => {
    const { skey } = await generateSigningKey('twin.example', 'ed25519');
    const twin = await parseSigner(skey);
    const sameId = spoiled(await signNote(text, { ...twin, id: log.signer.id }));
    const sameName = spoiled(await signNote(text, { ...twin, name: ORIGIN }));

    const opened = await openCheckpoint(note(sameId, sameName, await logLine()), logPolicy());

    expect(opened.size).toBe(3);
  });
});

describe('the age of a checkpoint', () => {
  const clock = { now: NOW, maxAge: 600 };
  const opened = async (times: (number | undefined)[], policy = statesPolicy()) => {
    const lines = await Promise.all(
      times.flatMap((time, index) => (time === undefined ? [] : cosigned(index, time))),
    );
    return openCheckpoint(note(await logLine(), ...lines), policy, clock);
  };

  it.each<[string, (number | undefined)[]]>([
    ['all are too old', [NOW - 601, NOW - 601]],
    ['only one of two is recent enough', [NOW, NOW - 601]],
    ['they lie too far ahead', [NOW + 601, NOW + 601]],
  ])('is too high when %s', async (_name, times) => {
    expect((await refusalOf(opened(times))).code).toBe('E_STALE');
  });

  it('is too high when nobody but the log says anything of it', async () => {
    const alone = openCheckpoint(note(await logLine()), logPolicy(), clock);
    const old = opened([NOW - 601], statesPolicy('quorum none'));

    expect((await refusalOf(alone)).code).toBe('E_STALE');
    expect((await refusalOf(old)).code).toBe('E_STALE');
  });

  it('is no matter before the quorum is met', async () => {
    expect((await refusalOf(opened([NOW - 601]))).code).toBe('E_QUORUM');
  });

  it.each<[string, (number | undefined)[]]>([
    ['enough are recent to the second', [NOW - 600, NOW + 600]],
    ['enough are recent, though others are not', [NOW, NOW - 9_999, NOW]],
  ])('is right when %s', async (_name, times) => {
    expect((await opened(times)).size).toBe(3);
  });

  it('is right when somebody recent vouches where nobody must', async () => {
    expect((await opened([NOW], statesPolicy('quorum none'))).size).toBe(3);
  });

  it('does not matter where no limit is given', async () => {
    const lines = [await logLine(), await cosigned(0, 0), await cosigned(1, 1)];

    const checkpoint = await openCheckpoint(note(...lines), statesPolicy(), { now: NOW });

    expect(checkpoint.cosignatures.map(({ time }) => time)).toEqual([0, 1]);
  });
});
