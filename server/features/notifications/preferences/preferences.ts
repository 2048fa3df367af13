import type { EmailChoice } from '../../../../core/contracts/notifications.ts';

/** What a member chose; `id` is the account's. */
export type Preferences = {
  readonly id: string;
  readonly version: number;
  readonly email: EmailChoice;
};

/** Of who has chosen nothing: what is urgent must not wait for tomorrow's e-mail. */
export const DEFAULT_EMAIL: EmailChoice = 'immediate';

export type PreferencesRepository = {
  /** False when that account has chosen before. */
  insert(preferences: Preferences): Promise<boolean>;
  findById(accountId: string): Promise<Preferences | undefined>;
  /** False when the stored version is another. */
  replace(preferences: Preferences, expectedVersion: number): Promise<boolean>;
  remove(accountId: string): Promise<unknown>;
};
