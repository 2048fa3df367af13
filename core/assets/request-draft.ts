import { RequestContent } from '../contracts/request-content.ts';
import type { RequestDraft } from '../contracts/request-draft.ts';
import { filledIn, missing, privateKeysIn, type Missing } from './filled-in.ts';

const ASSETS = ['property', 'assets'];

/** Lists may be empty, but are never absent. What a State's law demands counts once something is said of it. */
function written(draft: RequestDraft): unknown {
  const { property, requirements = [] } = draft;
  const filledProperty = filledIn({ ...property, assets: property?.assets ?? [] });
  const isUntouched = JSON.stringify(filledProperty) === '{"assets":[]}';
  return filledIn({
    persons: [],
    otherStates: [],
    ...draft,
    property: isUntouched ? undefined : filledProperty,
    requirements: requirements.filter(({ text }) => text?.trim()),
  });
}

/**
 * What stands between a draft and sealing it: its form alone. Whether a request says enough is what the table of rules
 * tells.
 */
export function whatIsMissingInRequest(draft: RequestDraft): readonly Missing[] {
  const filled = written(draft);
  const { error } = RequestContent.safeParse(filled);
  const issues = error?.issues.map((issue) => missing(issue, filled)) ?? [];
  return [...issues, ...privateKeysIn(draft.property?.assets, ASSETS)];
}

/** The content that a draft has become. @throws ZodError, Error as long as its form is not complete */
export function requestOf(draft: RequestDraft): RequestContent {
  if (privateKeysIn(draft.property?.assets, ASSETS).length > 0) {
    throw new Error('a private key is no identifier');
  }
  return RequestContent.parse(written(draft));
}
