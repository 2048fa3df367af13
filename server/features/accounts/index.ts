export type { Account, AccountRepository } from './account.ts';
export {
  accountMongoMigrations,
  createMongoAccountRepository,
} from './account.repository.mongo.ts';
export {
  accountSqliteMigrations,
  createSqliteAccountRepository,
} from './account.repository.sqlite.ts';
export { accountEndpoints } from './account.router.ts';
export { createAccountService, type AccountService } from './account.service.ts';
export type { InvitationRepository } from './invitation.ts';
export {
  createMongoInvitationRepository,
  invitationMongoMigrations,
} from './invitation.repository.mongo.ts';
export {
  createSqliteInvitationRepository,
  invitationSqliteMigrations,
} from './invitation.repository.sqlite.ts';
export { invitationEndpoints } from './invitation.router.ts';
export { createInvitationService, type InvitationService } from './invitation.service.ts';
export { createPasswords } from './passwords.ts';
export { createSecondFactors } from './second-factors.ts';
export { secondFactorEndpoints } from './second-factor/second-factor.router.ts';
export { createSecondFactorService } from './second-factor/second-factor.service.ts';
