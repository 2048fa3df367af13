import type { z } from 'zod';
import { unfinished, type Unfinished } from './record-draft.ts';
import { RequestContent } from './request-content.ts';

/** A request's content on the way to being one: what the composer holds, and keeps sealed to its author. */
export type RequestDraft = Unfinished<RequestContent>;
export const RequestDraft = unfinished(RequestContent) as z.ZodType<RequestDraft, RequestDraft>;
