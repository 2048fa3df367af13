export type { Account, AccountRepository } from './account.ts';
export {
  accountMongoMigrations,
  createMongoAccountRepository,
} from './account.repository.mongo.ts';
export {
  accountSqliteMigrations,
  createSqliteAccountRepository,
} from './account.repository.sqlite.ts';
export { createAccounts } from './accounts.ts';
export { createAccountService } from './account.service.ts';
export type { InvitationRepository } from './invitation.ts';
export {
  createMongoInvitationRepository,
  invitationMongoMigrations,
} from './invitation.repository.mongo.ts';
export {
  createSqliteInvitationRepository,
  invitationSqliteMigrations,
} from './invitation.repository.sqlite.ts';
export { createPasswords } from './passwords.ts';
export { createSecondFactors } from './second-factors.ts';
