import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatCheckpoint,
  parseCheckpoint,
  toBase64,
  type RootHash,
} from '../../../../core/transparency/index.ts';
import { refusal } from './refusal.ts';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
/** The example of C2SP tlog-checkpoint. */
const example = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;

describe('the text of a checkpoint', () => {
  it.each([
    ['nothing', ''],
    ['no line feed at its end', example.slice(0, -1)],
    ['two lines', `example.com\n5\n`],
    ['no origin', `\n5\n${ROOT}\n`],
    ['no size', `example.com\n\n${ROOT}\n`],
    ['a leading zero', `example.com\n05\n${ROOT}\n`],
    ['a second zero', `example.com\n00\n${ROOT}\n`],
    ['a plus sign', `example.com\n+5\n${ROOT}\n`],
    ['a minus sign', `example.com\n-5\n${ROOT}\n`],
    ['a fraction', `example.com\n5.0\n${ROOT}\n`],
    ['an exponent', `example.com\n1e3\n${ROOT}\n`],
    ['hexadecimal digits', `example.com\n0x5\n${ROOT}\n`],
    ['digits of another script', `example.com\n٥\n${ROOT}\n`],
    ['a space before the size', `example.com\n 5\n${ROOT}\n`],
    ['a size beyond what a number can hold', `example.com\n9007199254740992\n${ROOT}\n`],
    ['a root cut short', `example.com\n5\n${ROOT.slice(0, -4)}\n`],
    ['a longer root', `example.com\n5\nAAAA${ROOT}\n`],
    ['a root without padding', `example.com\n5\n${ROOT.slice(0, -1)}\n`],
    ['a root with stray bits', `example.com\n5\n${ROOT.slice(0, -2)}J=\n`],
    ['a root of another alphabet', `example.com\n5\n${ROOT.replace('/', '_')}\n`],
    ['a space behind the root', `example.com\n5\n${ROOT} \n`],
    ['a blank line at its end', `${example}\n`],
    ['a blank line among extensions', `${example}extension\n\nextension\n`],
  ])('with %s is refused', (_name, text) => {
    expect(refusal(() => parseCheckpoint(text))).toBe('E_CHECKPOINT');
  });

  it('of the specification is read and written', () => {
    const checkpoint = parseCheckpoint(example);

    expect(checkpoint.origin).toBe('example.com/behind-the-sofa');
    expect(checkpoint.size).toBe(20_852_163);
    expect(toBase64(checkpoint.root)).toBe(ROOT);
    expect(formatCheckpoint(checkpoint)).toBe(example);
  });

  it.each([0, Number.MAX_SAFE_INTEGER])('may be of a log of %d entries', (size) => {
    expect(parseCheckpoint(`example.com\n${String(size)}\n${ROOT}\n`).size).toBe(size);
  });

  it('may have extension lines, which mean nothing', () => {
    expect(parseCheckpoint(`${example}extension\nextension\n`)).toEqual(parseCheckpoint(example));
  });

  it('comes back from any checkpoint', () => {
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 }) as fc.Arbitrary<Uint8Array>;
    fc.assert(
      fc.property(fc.maxSafeNat(), root, (size, bytes) => {
        const checkpoint = { origin: 'log.example', size, root: bytes as RootHash };

        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });
});
