import {
  cosign,
  generateSigningKey,
  parseNote,
  parseSigner,
} from '../../core/transparency/index.ts';

/** Somebody who signs whatever checkpoint is shown. */
export async function createTestWitness(name = 'witness.test') {
  const { skey, vkey } = await generateSigningKey(name, 'cosignature/v1');
  const signer = await parseSigner(skey);
  return {
    name,
    vkey,
    /** Its line in a policy. */
    policyLine: `witness ${name} ${vkey}\n`,
    /** `time` in seconds. */
    cosign: (note: string, time = Math.floor(Date.now() / 1000)) =>
      cosign(parseNote(note).text, signer, time),
  };
}
export type TestWitness = Awaited<ReturnType<typeof createTestWitness>>;
