import { expect, it } from '@jest/globals';
import { needsConsent } from '../../../../core/contracts/consents.ts';
import { HandlingCondition, SharingLimit } from '../../../../core/contracts/vocabulary.ts';

it.each(['public', 'restricted', 'confidential', 'secret'] as const)(
  'lets travel on without consent only what is free and for the community, be it %s',
  (classification) => {
    const free = HandlingCondition.options.flatMap((handlingCondition) =>
      SharingLimit.options
        .filter(
          (sharingLimit) => !needsConsent({ classification, handlingCondition, sharingLimit }),
        )
        .map((sharingLimit) => `${handlingCondition} ${sharingLimit}`),
    );

    expect(free).toEqual(['H0 TLP:GREEN', 'H0 TLP:CLEAR']);
  },
);
