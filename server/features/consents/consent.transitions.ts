import type { ConsentState } from '../../../core/contracts/consents.ts';

export type Answer = 'grant' | 'refuse';

/** Every way from one state to another. A grant may be withdrawn, else taking a share back would end nothing. */
export const transitions: Readonly<
  Record<Answer, { readonly from: readonly ConsentState[]; readonly to: ConsentState }>
> = {
  grant: { from: ['asked'], to: 'granted' },
  refuse: { from: ['asked', 'granted'], to: 'refused' },
};
