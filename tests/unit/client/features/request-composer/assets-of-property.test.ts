import { describe, expect, it } from '@jest/globals';
import type { AnyDraft } from '../../../../../client/components/drafting/draft-path.ts';
import { withPart } from '../../../../../client/components/drafting/draft-path.ts';
import { assetsOfProperty } from '../../../../../client/features/request-composer/content/assets-of-property.ts';

function workOn(draft: AnyDraft) {
  const written: AnyDraft[] = [];
  const work = {
    draft,
    change: (update: (before: AnyDraft) => AnyDraft) => {
      written.push(update(draft));
    },
    problems: new Map([
      ['property-assets-0-kind', 'missing' as const],
      ['property-basis', 'missing' as const],
    ]),
    showsMissing: false,
  };
  return { work: assetsOfProperty(work), written };
}

describe('the items of the property sought', () => {
  it('stand where the editor of assets looks for them, with their slips', () => {
    const { work } = workOn({ property: { assets: [{ reference: 'A-1' }] } });

    expect(work.draft).toEqual({ assets: [{ reference: 'A-1' }] });
    expect([...work.problems.keys()]).toEqual(['assets-0-kind']);
  });

  it('are written back where they belong, and nothing else is touched', () => {
    const { work, written } = workOn({ subject: 'Same', property: { whyThere: 'Seen' } });

    work.change((draft) => withPart(draft, ['assets', 0], { reference: 'A-1' }));

    expect(written).toEqual([
      { subject: 'Same', property: { whyThere: 'Seen', assets: [{ reference: 'A-1' }] } },
    ]);
  });
});
