import type { ReactNode } from 'react';
import { useDraft } from '../../../components/drafting/draft-context.ts';
import { withoutItem, withPart } from '../../../components/drafting/draft-path.ts';
import { Button } from '../../../components/ui/Button.tsx';

type MembersProps = {
  readonly of: 'persons' | 'otherStates';
  /** What a new one begins with. */
  readonly blank: object;
  readonly noneLabel: string;
  readonly addLabel: string;
  /** `number` counts from one. */
  readonly nameOf: (number: number) => string;
  readonly removeLabel: (number: number) => string;
  readonly children: (index: number) => ReactNode;
};

/** A list of the content: its members below each other, each with its own fields. */
export function Members(props: MembersProps) {
  const { of, blank, noneLabel, addLabel, nameOf, removeLabel, children } = props;
  const { draft, change } = useDraft();
  const members = draft[of] ?? [];
  return (
    <div className="stack" id={of}>
      {members.length === 0 && <p className="muted">{noneLabel}</p>}
      {members.map((_, index) => (
        // A member has no name of its own; its place is where its fields write.
        <div key={index} className="composing-member" role="group" aria-label={nameOf(index + 1)}>
          {children(index)}
          <div>
            <Button
              variant="quiet"
              icon="trash"
              onPress={() => {
                change((before) => withoutItem(before, [of], index));
              }}
            >
              {removeLabel(index + 1)}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          onPress={() => {
            change((before) => withPart(before, [of, members.length], blank));
          }}
        >
          {addLabel}
        </Button>
      </div>
    </div>
  );
}
