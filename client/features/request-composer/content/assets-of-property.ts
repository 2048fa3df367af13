import type { DraftWork } from '../../../components/drafting/draft-context.ts';
import { withPart } from '../../../components/drafting/draft-path.ts';

const PREFIX = 'property-';

/** The items sought, as the editor of a record's assets finds them: at the top of a draft. */
export function assetsOfProperty(work: DraftWork): DraftWork {
  const { draft, change, problems } = work;
  const own = Array.from(problems).filter(([id]) => id.startsWith(`${PREFIX}assets-`));
  return {
    ...work,
    draft: { assets: draft.property?.assets ?? [] },
    change: (update) => {
      change((before) => {
        const { assets = [] } = update({ assets: before.property?.assets ?? [] });
        return withPart(before, ['property', 'assets'], assets);
      });
    },
    problems: new Map(own.map(([id, code]) => [id.slice(PREFIX.length), code])),
  };
}
