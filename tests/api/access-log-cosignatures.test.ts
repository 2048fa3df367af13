import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parsePolicy,
} from '../../core/transparency/index.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';
import { createTestWitness } from '../support/test-witness.ts';

describe.each(engines)('cosignatures of the access log, on %s', (engine) => {
  let portal: TestPortal;
  let anonymous: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    anonymous = portal.anonymous();
    await portal.composition.accessLog.requestCheckpoint();
  });
  afterAll(() => portal.close());

  const textOf = async (path: string) =>
    (await anonymous.get(`/access-log/${path}`).expect(200)).text;
  const policy = async () => parsePolicy(await textOf('policy'));

  describe('POST /access-log/cosignatures', () => {
    const handIn = (size: number, cosignature: string) =>
      anonymous.post('/access-log/cosignatures', { size, cosignature });
    const newest = async () => {
      const note = await textOf('checkpoint?newest=true');
      return { note, size: parseCheckpoint(parseNote(note).text).size };
    };

    it.each([
      '',
      'x',
      '— witness.test AAAA\n— other.test AAAA\n',
      '- witness.test AAAA\n',
      '— witness.test not base64\n',
    ])('refuses %j', async (cosignature) => {
      expect((await handIn(1, cosignature)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('refuses a checkpoint that was never signed, a stranger, and a signature over something else', async () => {
      const { note, size } = await newest();
      const stranger = await createTestWitness('stranger.test');
      const impostor = await createTestWitness(portal.witness.name);
      const other = note.replace(`\n${size}\n`, `\n${size + 1}\n`);

      const unknown = await handIn(999_999, await portal.witness.cosign(note));
      expect(unknown.body).toMatchObject({ code: 'NOT_FOUND' });
      for (const line of [
        await stranger.cosign(note),
        await impostor.cosign(note),
        await portal.witness.cosign(other),
        note.slice(note.indexOf('—')),
      ])
        expect((await handIn(size, line)).body).toMatchObject({ code: 'COSIGNATURE_NOT_VALID' });
      expect((await newest()).note).toBe(note);
    });

    it('adds it to the checkpoint, and the last one of a witness stands', async () => {
      const { note, size } = await newest();
      const [first, second] = await Promise.all([
        portal.witness.cosign(note, 1_000),
        portal.witness.cosign(note, 2_000),
      ]);

      await handIn(size, first).expect(204);
      await handIn(size, second.trimEnd()).expect(204);

      const { cosignatures } = await openCheckpoint((await newest()).note, await policy());
      expect(cosignatures).toEqual([{ witness: portal.witness.name, time: 2_000 }]);
    });
  });
});

describe('a log whose checkpoints need a witness', () => {
  it('shows the newest that counts, and to witnesses the newest of all', async () => {
    const witness = await createTestWitness();
    const witnessPolicy = `${witness.policyLine}quorum ${witness.name}\n`;
    const portal = await createTestPortal('sqlite', { witnessPolicy });
    const { requestCheckpoint } = portal.composition.accessLog;
    const anonymous = portal.anonymous();
    const noteAt = async (path: string) => (await anonymous.get(`/access-log/${path}`)).text;
    const sizeAt = async (path: string) => parseCheckpoint(parseNote(await noteAt(path)).text).size;

    await requestCheckpoint();
    const note = await noteAt('checkpoint?newest=true');
    const size = await sizeAt('checkpoint?newest=true');
    const cosignature = await witness.cosign(note);
    await anonymous.post('/access-log/cosignatures', { size, cosignature }).expect(204);
    await portal.people.administrators();
    await requestCheckpoint();

    expect(await sizeAt('checkpoint')).toBe(size);
    expect(await sizeAt('checkpoint?newest=true')).toBeGreaterThan(size);
    await openCheckpoint(await noteAt('checkpoint'), parsePolicy(await noteAt('policy')));
    await portal.close();
  });

  it('has no checkpoint before the first is signed', async () => {
    const portal = await createTestPortal('sqlite');

    const response = await portal.anonymous().get('/access-log/checkpoint');

    expect(response.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await portal.close();
  });
});
