export { checkIdentifier, IDENTIFIER_SCHEMES, schemesFor } from './check-identifier.ts';
export { ALPHA_2_OF_ALPHA_3, COUNTRIES } from './countries.ts';
export { CURRENCIES } from './currencies.ts';
export type { IdentifierCheck, IdentifierReason } from './identifier-check.ts';
export type { Missing } from './filled-in.ts';
export { recordOf, whatIsMissing } from './record-draft.ts';
export { requestOf, whatIsMissingInRequest } from './request-draft.ts';
