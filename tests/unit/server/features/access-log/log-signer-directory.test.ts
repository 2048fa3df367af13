import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKey, parseVerifier } from '../../../../../core/transparency/index.ts';
import { openSqliteEngine, type AccessLogEngine } from '../../../../support/access-log-engines.ts';
import { aSigner, aSignerDirectory, origin } from '../../../../support/signed-log-stage.ts';

let engine: AccessLogEngine;
let directory: string;
let remove: () => void;
beforeEach(async () => {
  engine = await openSqliteEngine();
  ({ directory, remove } = aSignerDirectory());
});
afterEach(async () => {
  remove();
  await engine.close();
});

const file = (name: string) => join(directory, name);
const start = (more = {}) => aSigner(engine.store, directory, more);

describe('the folder of the signer', () => {
  it('is refused while another signer works in it', async () => {
    const first = await start();

    await expect(start()).rejects.toMatchObject({ code: 'E_LOCKED' });

    first.close();
    (await start()).close();
  });

  it.each([0o640, 0o604, 0o660, 0o644])('is refused with a key of mode %o', async (mode) => {
    (await start()).close();
    await chmod(file('key'), mode);

    await expect(start()).rejects.toMatchObject({ code: 'E_KEY' });
  });

  it.each(['', 'PRIVATE+KEY+nothing', '{}'])(
    'is refused with the key %j, which stays',
    async (key) => {
      await writeFile(file('key'), key, { mode: 0o600 });

      await expect(start()).rejects.toMatchObject({ code: 'E_KEY' });

      expect(await readFile(file('key'), 'utf8')).toBe(key);
    },
  );

  it('is refused under another origin, with its key and with its state', async () => {
    (await start()).close();
    const other = 'portal.test/access-log/2';
    const { skey } = await generateSigningKey(other, 'ed25519');
    await writeFile(file('state.json'), JSON.stringify({ v: 1, origin, size: 0, frontier: [] }));

    await expect(start({ origin: other })).rejects.toMatchObject({ code: 'E_ORIGIN' });
    await expect(start({ origin: other, skey })).rejects.toMatchObject({ code: 'E_ORIGIN' });
  });

  it.each(['', '{', '{"v":2}', '{"v":1,"origin":"portal.test/access-log","size":1}'])(
    'is refused with the state %j, which is not taken for none',
    async (state) => {
      await writeFile(file('state.json'), state);

      await expect(start()).rejects.toThrow();

      expect(await readFile(file('state.json'), 'utf8')).toBe(state);
      await writeFile(file('state.json'), JSON.stringify({ v: 1, origin, size: 0, frontier: [] }));
      (await start()).close();
    },
  );

  it('gets a key that only its owner can read, once', async () => {
    (await start()).close();
    const key = await readFile(file('key'), 'utf8');
    expect((await stat(file('key'))).mode & 0o777).toBe(0o600);

    (await start()).close();

    expect(await readFile(file('key'), 'utf8')).toBe(key);
    expect(parseVerifier((await readFile(file('vkey'), 'utf8')).trim()).name).toBe(origin);
  });

  it('keeps no key that was given', async () => {
    const { skey, vkey } = await generateSigningKey(origin, 'ed25519');

    (await start({ skey })).close();

    expect(await readFile(file('vkey'), 'utf8')).toBe(`${vkey}\n`);
    await expect(stat(file('key'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
