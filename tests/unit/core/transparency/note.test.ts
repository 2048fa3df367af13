import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import {
  cosign,
  formatVerifier,
  generateSigningKey,
  parseNote,
  parseSigner,
  parseVerifier,
  signNote,
  toBase64,
  toHex,
} from '../../../../core/transparency/index.ts';
import { refusal, refusalOf } from './refusal.ts';

/** Key and note of the documentation of golang.org/x/mod/sumdb/note. */
const skey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const line =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

/** Keys of C2SP signed-note. */
const specVkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

describe('a vkey', () => {
  const key = vkey.slice(-44);
  it.each([
    ['nothing', ''],
    ['an empty name', `+c74f20a3+${key}`],
    ['a name with a space', `Peter Neumann+c74f20a3+${key}`],
    ['a name with a space of another script', `Peter\u3000Neumann+c74f20a3+${key}`],
    ['a name with a next line', `Peter\u0085Neumann+c74f20a3+${key}`],
    ['a name with a control character', `Peter\u0001Neumann+c74f20a3+${key}`],
    ['a name with a plus sign', `Peter+Neumann+c74f20a3+${key}`],
    ['another name', `PeterNewman+c74f20a3+${key}`],
    ['another id', `PeterNeumann+c74f20a4+${key}`],
    ['an id in capitals', `PeterNeumann+C74F20A3+${key}`],
    ['a short id', `PeterNeumann+74f20a3+${key}`],
    ['a key of another type', `PeterNeumann+c74f20a3+Ag${key.slice(2)}`],
    ['a key cut short', `PeterNeumann+c74f20a3+${key.slice(0, -4)}`],
    ['a longer key', `PeterNeumann+c74f20a3+${key}AAAA`],
    [
      'a key without the padding it needs',
      `PeterNeumann+c74f20a3+${toBase64(Buffer.alloc(32, 1)).slice(0, -1)}`,
    ],
    ['a key that is not base64', `PeterNeumann+c74f20a3+${'*'.repeat(44)}`],
    ['a line feed behind it', `${vkey}\n`],
    ['a space before it', ` ${vkey}`],
    ['an skey', skey],
  ])('with %s is refused', (_name, refused) => {
    expect(refusal(() => parseVerifier(refused))).toBe('E_KEY');
  });

  it.each([vkey, specVkey])('%s is read and written', (published) => {
    const verifier = parseVerifier(published);

    expect(verifier.type).toBe('ed25519');
    expect(verifier.publicKey).toHaveLength(32);
    expect(`${verifier.name}+${verifier.id.toString(16)}`).toBe(published.slice(0, -45));
    expect(formatVerifier(verifier)).toBe(published);
  });

  it('has eight digits of id, however small it is', () => {
    const verifier = { ...parseVerifier(vkey), id: 0x5 };

    expect(formatVerifier(verifier)).toBe(vkey.replace('c74f20a3', '00000005'));
  });

  it('of a witness has an id of its own for the same key', async () => {
    const { vkey: witness } = await generateSigningKey('w.example', 'cosignature/v1');
    const verifier = parseVerifier(witness);

    expect(verifier).toMatchObject({ name: 'w.example', type: 'cosignature/v1' });
    expect(formatVerifier(verifier)).toBe(witness);
    const { name, id, publicKey } = verifier;
    const retyped = formatVerifier({ name, id, type: 'ed25519', publicKey });
    expect(refusal(() => parseVerifier(retyped))).toBe('E_KEY');
  });
});

describe('an skey', () => {
  const key = skey.slice(-44);
  it.each([
    ['nothing', ''],
    ['another beginning', skey.replace('PRIVATE', 'Private')],
    ['another name', skey.replace('Peter', 'Piotr')],
    ['another id', skey.replace('c74f', 'c74e')],
    ['a key of another type', skey.replace('+AY', '+CY')],
    ['a key cut short', skey.slice(0, -4)],
    ['a line feed behind it', `${skey}\n`],
    ['the key of another', skey.replace(key, `AQ${key.slice(2)}`)],
  ])('with %s is refused', async (_name, refused) => {
    expect((await refusalOf(parseSigner(refused))).code).toBe('E_KEY');
  });

  it('of another type than demanded is refused', async () => {
    expect((await refusalOf(parseSigner(skey, 'cosignature/v1'))).code).toBe('E_KEY');
    expect((await parseSigner(skey, 'ed25519')).name).toBe('PeterNeumann');
  });

  it('does not appear in the error that refuses it', async () => {
    const error = await refusalOf(parseSigner(skey.replace('c74f', 'c74e')));

    expect(`${String(error)} ${error.where ?? ''} ${error.stack ?? ''}`).not.toContain(
      key.slice(4, 20),
    );
  });

  it('of Go makes the published signature and goes with the published vkey', async () => {
    const signer = await parseSigner(skey);

    expect(formatVerifier(signer)).toBe(vkey);
    expect(await signNote(text, signer)).toBe(line);
  });

  it('that is generated signs what its vkey verifies, by another implementation', async () => {
    const pair = await generateSigningKey('new.example', 'ed25519');
    const signer = await parseSigner(pair.skey);
    const note = parseNote(`${text}\n${await signNote(text, signer)}`);

    const { publicKey } = parseVerifier(pair.vkey);
    const signature = note.signatures[0]?.signature ?? Buffer.of();
    expect(verify(null, Buffer.from(text), publicKeyOf(publicKey), signature)).toBe(true);
  });

  it('is another one each time, and cannot be made for a name that is none', async () => {
    const [one, two] = [
      await generateSigningKey('new.example', 'ed25519'),
      await generateSigningKey('new.example', 'ed25519'),
    ];

    expect(one.skey).not.toBe(two.skey);
    expect((await refusalOf(generateSigningKey('a b', 'ed25519'))).code).toBe('E_KEY');
  });
});

function publicKeyOf(raw: Uint8Array) {
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  return createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
}

describe('signing', () => {
  it.each(['', 'no line feed', 'a\tb\n', 'a\r\n', '\ud800\n', 'a\ufffdb\n', '\0\n', '\x1f\n'])(
    'what is no text of a note is refused: %j',
    async (refused) => {
      const log = await parseSigner(skey);
      const witness = await parseSigner((await generateSigningKey('w', 'cosignature/v1')).skey);

      expect((await refusalOf(signNote(refused, log))).code).toBe('E_NOTE');
      expect((await refusalOf(cosign(refused, witness, 1))).code).toBe('E_NOTE');
    },
  );

  it('as a log with the key of a witness is refused, and the other way round', async () => {
    const log = await parseSigner(skey);
    const witness = await parseSigner((await generateSigningKey('w', 'cosignature/v1')).skey);

    expect((await refusalOf(signNote(text, witness))).code).toBe('E_KEY');
    expect((await refusalOf(cosign(text, log, 1))).code).toBe('E_KEY');
  });

  it('as a witness signs the message of the specification, with the time before the signature', async () => {
    const pair = await generateSigningKey('witness.example.com/w1', 'cosignature/v1');
    const checkpoint =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

    const cosignature = await cosign(checkpoint, await parseSigner(pair.skey), 1_679_315_147);

    const [, name = '', encoded = ''] = cosignature.trimEnd().split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    const seed = Buffer.from(pair.skey.slice(-44), 'base64').subarray(1);
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const message = `cosignature/v1\ntime 1679315147\n${checkpoint}`;
    expect(name).toBe('witness.example.com/w1');
    expect(bytes.readUInt32BE(0)).toBe(parseVerifier(pair.vkey).id);
    expect(bytes.readBigUInt64BE(4)).toBe(1_679_315_147n);
    expect(toHex(bytes.subarray(12))).toBe(
      sign(null, Buffer.from(message), privateKey).toString('hex'),
    );
  });
});

describe('a note', () => {
  const signature = line.trimEnd();
  it.each([
    ['nothing', ''],
    ['no signature', text],
    ['a blank line and no signature', `${text}\n`],
    ['no blank line', `${text}${line}`],
    ['no text', `\n${line}`],
    ['no line feed at its end', `${text}\n${signature}`],
    ['a line after the signatures that is none', `${text}\n${line}x\n`],
    ['a blank line after the signatures', `${text}\n${line}\n`],
    ['a hyphen for the dash', `${text}\n${line.replace('—', '-')}`],
    ['an en dash', `${text}\n${line.replace('—', '–')}`],
    ['no name', `${text}\n${line.replace('PeterNeumann ', '')}`],
    ['a name with a plus sign', `${text}\n${line.replace('PeterN', 'Peter+N')}`],
    ['two spaces', `${text}\n${line.replace('— ', '—  ')}`],
    ['a space at the end', `${text}\n${signature} \n`],
    ['no base64', `${text}\n${line.replace('x08g', '****')}`],
    ['base64 without padding', `${text}\n${signature.slice(0, -1)}\n`],
    ['base64 with stray bits', `${text}\n${signature.slice(0, -3)}N=\n`],
    ['base64 of another alphabet', `${text}\n${line.replace('/', '_')}`],
    ['an id without a signature', `${text}\n— PeterNeumann x08gow==\n`],
    ['a carriage return', `${text.replace('\n', '\r\n')}\n${line}`],
    ['a tab in the text', `${text.replace(' ', '\t')}\n${line}`],
    ['what was not UTF-8', `${text.replace('I', '\ufffd')}\n${line}`],
    ['half a surrogate pair', `${text.replace('I', '\ud800')}\n${line}`],
    ['more than a hundred signatures', `${text}\n${line.repeat(101)}`],
    ['more than a million characters', `${'x'.repeat(1_000_000)}\n\n${line}`],
  ])('with %s is refused', (_name, refused) => {
    expect(refusal(() => parseNote(refused))).toBe('E_NOTE');
  });

  it('is taken apart at its last blank line', () => {
    const blank = `first\n\nlast\n`;
    const note = parseNote(`${blank}\n${line}${line}`);

    expect(note.text).toBe(blank);
    expect(note.signatures.map(({ name, id }) => [name, id])).toEqual([
      ['PeterNeumann', 0xc74f20a3],
      ['PeterNeumann', 0xc74f20a3],
    ]);
    expect(note.signatures[0]?.signature).toHaveLength(64);
    expect(note.signatures.map((each) => each.line)).toEqual([line, line]);
  });

  it('may say nothing but a blank line', () => {
    expect(parseNote(`\n\n${line}`).text).toBe('\n');
  });

  it('with up to a hundred signatures is read', () => {
    expect(parseNote(`${text}\n${line.repeat(100)}`).signatures).toHaveLength(100);
  });

  it('is put together again from its parts, whatever was read', () => {
    const note = `${text}\n${line}`;
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ maxLength: 3 }), (at, inserted) => {
        const changed = note.slice(0, at) + inserted + note.slice(at + 1);
        try {
          const parsed = parseNote(changed);
          expect(`${parsed.text}\n${parsed.signatures.map((each) => each.line).join('')}`).toBe(
            changed,
          );
        } catch {
          expect(refusal(() => parseNote(changed))).toBe('E_NOTE');
        }
      }),
    );
  });
});
