import type { NotificationKind, NotificationObject } from '../../core/contracts/notifications.ts';

/** Something happened that others wait for. It is told to the members of these organisations who may open content. */
export type Happening = {
  readonly kind: NotificationKind;
  readonly object: NotificationObject;
  readonly caseId: string;
  readonly organisationIds: readonly string[];
  /** Who did it, and so knows. */
  readonly exceptAccountId?: string;
};

/** Tells people after the act is done. It never rejects: an act that stands is not undone by a notice that was not written. */
export type Notify = (happening: Happening) => Promise<void>;
