import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  formatVerifier,
  generateSigningKey,
  isQuorate,
  parsePolicy,
  parseVerifier,
  policyOfLog,
} from '../../../../core/transparency/index.ts';
import { refusalOf } from './refusal.ts';

const keys: Record<string, string> = {};

beforeAll(async () => {
  for (const name of ['L1', 'L2'])
    keys[name] = (await generateSigningKey(`${name}.example`, 'ed25519')).vkey;
  for (const name of ['W1', 'W2', 'W3', 'W4', 'W5', 'W6'])
    keys[name] = (await generateSigningKey(`${name}.example`, 'cosignature/v1')).vkey;
  const { publicKey } = parseVerifier(keys['W1'] ?? '');
  const { vkey } = await generateSigningKey('other.example', 'cosignature/v1');
  keys['W1-again'] = vkey;
  const renamed = { ...parseVerifier(vkey), publicKey };
  keys['W1-renamed'] = await withOwnId(formatVerifier(renamed));
});

/** The same key under another name has another id. */
async function withOwnId(vkey: string): Promise<string> {
  const [name = '', , key = ''] = vkey.split('+');
  const material = Buffer.from(vkey.slice(vkey.indexOf('+', name.length + 1) + 1), 'base64');
  const digest = await crypto.subtle.digest(
    'SHA-256',
    Buffer.concat([Buffer.from(`${name}\n`), material]),
  );
  expect(key).not.toBe('');
  return `${name}+${Buffer.from(digest).toString('hex').slice(0, 8)}+${material.toString('base64')}`;
}

/** `<W1>` stands for the vkey of that name. */
const filled = (text: string) =>
  text.replaceAll(/<(.+?)>/g, (_match, name: string) => keys[name] ?? name);
const parse = (text: string) => parsePolicy(filled(text));

describe('a policy', () => {
  it.each<[string, string, string]>([
    ['without a quorum', 'log <L1>\n', 'quorum'],
    ['that is empty', '', 'quorum'],
    ['with two quorums', 'quorum none\nquorum none\n', 'line 2'],
    ['with a quorum nobody defined', 'quorum W1\n', 'line 1'],
    ['with a quorum defined only later', 'quorum W1\nwitness W1 <W1>\n', 'line 1'],
    ['with a quorum of two names', 'witness W1 <W1>\nwitness W2 <W2>\nquorum W1 W2\n', 'line 3'],
    ['with a quorum of no name', 'quorum\n', 'line 1'],
    ['with an unknown keyword', 'quorum none\nlogs <L1>\n', 'line 2'],
    ['with a keyword in capitals', 'Quorum none\n', 'line 1'],
    ['with a comment behind a line', 'quorum none # really\n', 'line 1'],
    ['with a log without a key', 'log\nquorum none\n', 'line 1'],
    ['with a log with too much', 'log <L1> https://l1.example more\nquorum none\n', 'line 1'],
    ['with a log that has the key of a witness', 'log <W1>\nquorum none\n', 'line 1'],
    ['with a log whose key is none', 'log L1+00000000+AAAA\nquorum none\n', 'line 1'],
    ['with the same log twice', 'log <L1>\nlog <L1> https://l1.example\nquorum none\n', 'line 2'],
    ['with a witness without a key', 'witness W1\nquorum none\n', 'line 1'],
    ['with a witness with too much', 'witness W1 <W1> url more\nquorum none\n', 'line 1'],
    ['with a witness that has the key of a log', 'witness W1 <L1>\nquorum none\n', 'line 1'],
    ['with the same witness twice', 'witness W1 <W1>\nwitness W2 <W1>\nquorum none\n', 'line 2'],
    [
      'with the key of a witness under another name',
      'witness W1 <W1>\nwitness W2 <W1-renamed>\nquorum none\n',
      'line 2',
    ],
    [
      'with one name for two witnesses',
      'witness W1 <W1>\nwitness W1 <W2>\nquorum none\n',
      'line 2',
    ],
    ['with a witness named none', 'witness none <W1>\nquorum none\n', 'line 1'],
    ['with a group named none', 'witness W1 <W1>\ngroup none any W1\nquorum none\n', 'line 2'],
    [
      'with a group named like a witness',
      'witness W1 <W1>\ngroup W1 any W1\nquorum W1\n',
      'line 2',
    ],
    ['with a group without members', 'group G any\nquorum none\n', 'line 1'],
    ['with a group of all nobody', 'group G all\nquorum none\n', 'line 1'],
    ['with a group without a threshold', 'witness W1 <W1>\ngroup G W1\nquorum none\n', 'line 2'],
    ['with a group of none', 'group G any none\nquorum G\n', 'line 1'],
    ['with a group of somebody unknown', 'group G any W1\nquorum none\n', 'line 1'],
    ['with a group of itself', 'group G any G\nquorum none\n', 'line 1'],
    [
      'with a group of somebody defined later',
      'group G any W1\nwitness W1 <W1>\nquorum none\n',
      'line 1',
    ],
    ['with a threshold of 0', 'witness W1 <W1>\ngroup G 0 W1\nquorum G\n', 'line 2'],
    [
      'with a threshold above the number of members',
      'witness W1 <W1>\ngroup G 2 W1\nquorum G\n',
      'line 2',
    ],
    [
      'with a threshold with a leading zero',
      'witness W1 <W1>\ngroup G 01 W1\nquorum G\n',
      'line 2',
    ],
    ['with a threshold in words', 'witness W1 <W1>\ngroup G one W1\nquorum G\n', 'line 2'],
    [
      'with a threshold that every object has',
      'witness W1 <W1>\ngroup G constructor W1\nquorum G\n',
      'line 2',
    ],
    [
      'with a member named twice',
      'witness W1 <W1>\nwitness W2 <W2>\ngroup G 2 W1 W1\nquorum G\n',
      'line 3',
    ],
    [
      'with a member of two groups',
      'witness W1 <W1>\ngroup G any W1\ngroup H any W1\nquorum G\n',
      'line 3',
    ],
    ['with a carriage return', 'quorum none\r\n', 'line 1'],
    ['with a NUL', '# a\0b\nquorum none\n', 'line 1'],
    ['with a DEL', '# a\x7fb\nquorum none\n', 'line 1'],
    ['with a vertical tab', 'quorum\x0bnone\n', 'line 1'],
    ['with a space of another script between items', 'quorum\u00a0none\n', 'line 1'],
    ['that was not UTF-8', '# \ufffd\nquorum none\n', 'line 1'],
    ['with half a surrogate pair', '# \ud800\nquorum none\n', 'line 1'],
  ])('%s is refused', async (_name, text, where) => {
    const refused = Promise.resolve().then(() => parse(text));

    expect(await refusalOf(refused)).toMatchObject({ code: 'E_POLICY', where });
  });

  it('may be no more than a quorum', () => {
    expect(parse('quorum none')).toEqual({ logs: [], witnesses: [], quorum: { kind: 'none' } });
  });

  it('may be spaced and commented freely', () => {
    const policy = parse(
      '# Policy of the States\n\n \t # indented\n#log nobody\n\t log  <L1>\t https://l1.example \n' +
        'witness Ünïcode\u00a0K <W1> https://w1.example\n\nquorum\t Ünïcode\u00a0K \n',
    );

    expect(policy.logs).toEqual([
      { verifier: parseVerifier(filled('<L1>')), url: 'https://l1.example' },
    ]);
    expect(policy.witnesses).toEqual([
      {
        name: 'Ünïcode\u00a0K',
        verifier: parseVerifier(filled('<W1>')),
        url: 'https://w1.example',
      },
    ]);
    expect(policy.quorum).toEqual({ kind: 'witness', name: 'Ünïcode\u00a0K' });
  });

  it('may name several logs, groups after the quorum, and witnesses nobody needs', () => {
    const policy = parse(
      'log <L1>\nlog <L2>\nwitness W1 <W1>\nquorum W1\nwitness W2 <W2>\ngroup G any W2\n',
    );

    expect(policy.logs.map(({ verifier }) => verifier.name)).toEqual(['L1.example', 'L2.example']);
    expect(policy.logs[0]).not.toHaveProperty('url');
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['W1', 'W2']);
  });

  it('tells names apart that only look alike', () => {
    const policy = parse('witness K <W1>\nwitness \u212a <W2>\nquorum \u212a\n');

    expect(policy.quorum).toEqual({ kind: 'witness', name: '\u212a' });
  });

  it('with 32 logs, witnesses and groups is read', async () => {
    const lines: string[] = [];
    for (let count = 0; count < 32; count += 1) {
      const name = `n${String(count)}`;
      lines.push(`log ${(await generateSigningKey(name, 'ed25519')).vkey}`);
      lines.push(`witness ${name} ${(await generateSigningKey(name, 'cosignature/v1')).vkey}`);
      lines.push(`group g${name} all ${name}`);
    }

    const policy = parsePolicy([...lines, 'quorum gn31', ''].join('\n'));

    expect([policy.logs, policy.witnesses].map(({ length }) => length)).toEqual([32, 32]);
  });

  it('of a log alone believes that log, and needs no witness', () => {
    const policy = policyOfLog(filled('<L1>'));

    expect(policy).toEqual(parse('log <L1>\nquorum none\n'));
  });
});

describe('a quorum', () => {
  /** The example of C2SP tlog-policy. */
  const example =
    'witness X1 <W1>\nwitness X2 <W2>\nwitness X3 <W3>\ngroup X-witnesses 2 X1 X2 X3\n' +
    'witness Y1 <W4>\nwitness Y2 <W5>\nwitness Y3 <W6>\ngroup Y-witnesses any Y1 Y2 Y3\n' +
    'group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n';

  it.each<[string, boolean]>([
    ['', false],
    ['X1 X2', false],
    ['X1 Y1', false],
    ['Y1 Y2 Y3', false],
    ['X1 X2 X3', false],
    ['X1 X1 Y1', false],
    ['Z1 Z2 Z3', false],
    ['X1 X2 Y1', true],
    ['X2 X3 Y3', true],
    ['X1 X2 X3 Y1 Y2 Y3', true],
  ])('of the specification is met by "%s": %s', (names, met) => {
    const cosigned = new Set(names.split(' '));

    expect(isQuorate(parse(example).quorum, cosigned)).toBe(met);
  });

  it('of nobody is met by nobody', () => {
    expect(isQuorate(parse('quorum none\n').quorum, new Set())).toBe(true);
  });

  it('of one witness is met by that one', () => {
    const { quorum } = parse('witness W1 <W1>\nwitness W2 <W2>\nquorum W1\n');

    expect(isQuorate(quorum, new Set(['W2']))).toBe(false);
    expect(isQuorate(quorum, new Set(['W1']))).toBe(true);
  });
});
