import type { Check } from '../check/checklist.ts';
import { Blocks } from './Blocks.tsx';
import { ClaimsCard } from './ClaimsCard.tsx';
import { ContactCard } from './ContactCard.tsx';
import { OtherStatesCard } from './OtherStatesCard.tsx';
import { PersonsCard } from './PersonsCard.tsx';
import { PropertyCard } from './PropertyCard.tsx';

/** All that is sealed, in the order in which it is asked for. */
export function ContentCards({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <>
      <Blocks checks={checks} />
      <PersonsCard />
      <PropertyCard />
      <OtherStatesCard />
      <ClaimsCard />
      <ContactCard />
    </>
  );
}
