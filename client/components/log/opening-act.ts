const ACTS = {
  'file.open': 'fileOpen',
  'file.read': 'fileRead',
  'submission.read': 'submissionRead',
  'submission.read-remarks': 'remarksRead',
  'organisation-key.publish': 'organisationKey',
  'member-key.publish': 'memberKey',
} as const;

/** Of the catalogue `openings`, under `acts`. */
export function openingAct(action: string): (typeof ACTS)[keyof typeof ACTS] | 'other' {
  return action in ACTS ? ACTS[action as keyof typeof ACTS] : 'other';
}
