/**
 * ISO 4217 codes that the runtime has names for. Withdrawn ones are among them, as they are among old valuations; contracts
 * take any three capital letters, so that what one browser offers no other refuses.
 */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');
