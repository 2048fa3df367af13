/** What keys need to know of accounts. */
export type Members = {
  /** Identifiers of the active accounts of an organisation whose role may open content. */
  contentMembersOf(organisationId: string): Promise<readonly string[]>;
};

/** What keys need to know of organisations. */
export type Organisations = {
  /** Undefined when there is no such organisation. */
  find(id: string): Promise<{ readonly gnupgCompatible: boolean } | undefined>;
};
