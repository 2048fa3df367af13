import type { EmailChoice } from '../../../../core/contracts/notifications.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { DEFAULT_EMAIL, type PreferencesRepository } from './preferences.ts';

/** What preferences say of e-mail, as far as this portal can send any. */
export type MailFacts = {
  readonly available: boolean;
  /** Whether e-mail to that member is encrypted to a key of their own. */
  isEncryptedFor(accountId: string): Promise<boolean>;
  /** What was owed under the choice before is not owed any more. */
  onChoice(accountId: string): Promise<void>;
};

type Dependencies = { readonly preferences: PreferencesRepository; readonly mail: MailFacts };

export function createPreferencesService({ preferences, mail }: Dependencies) {
  async function present(accountId: string, version: number, email: EmailChoice) {
    const { available } = mail;
    return { version, email, available, encrypted: await mail.isEncryptedFor(accountId) };
  }

  return {
    async get({ accountId }: Principal) {
      const chosen = await preferences.findById(accountId);
      return present(accountId, chosen?.version ?? 0, chosen?.email ?? DEFAULT_EMAIL);
    },

    async choose({ accountId }: Principal, expectedVersion: number, email: EmailChoice) {
      const chosen = { id: accountId, version: expectedVersion + 1, email };
      const isStored =
        expectedVersion === 0
          ? await preferences.insert(chosen)
          : await preferences.replace(chosen, expectedVersion);
      if (!isStored) throw new AppError('VERSION_CONFLICT');
      await mail.onChoice(accountId);
      return present(accountId, chosen.version, email);
    },
  };
}
export type PreferencesService = ReturnType<typeof createPreferencesService>;
