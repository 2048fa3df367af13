import { generate } from 'otplib';
import { password, type Actor } from './actors.ts';

/** Begins to renew somebody's second factor and returns the secret that they are shown. */
export async function newSecretOf(actor: Actor): Promise<string> {
  const begun = await actor.post('/account/second-factor', { currentPassword: password });
  if (begun.status !== 200) throw new Error(`${begun.status}: ${begun.text}`);
  const { secondFactorUri } = begun.body as { secondFactorUri: string };
  return new URL(secondFactorUri).searchParams.get('secret') ?? '';
}

export function codeAt(secret: string, now: Date): Promise<string> {
  return generate({ secret, epoch: Math.floor(now.getTime() / 1000) });
}
