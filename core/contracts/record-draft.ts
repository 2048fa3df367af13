import { z } from 'zod';
import type { AssetEntry } from './assets.ts';
import { RecordContent } from './sealed-payloads.ts';

/** The same in its shape, with every leaf a text that is still being typed, and every member free to be absent. */
export type Unfinished<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? Unfinished<Item>[]
    : { [Member in keyof T]?: Unfinished<T[Member]> | undefined };

export type RecordDraft = Unfinished<RecordContent>;
export type AssetDraft = Unfinished<AssetEntry>;

/** Made from the schema itself, so that a draft can never lack what a record has. */
export function unfinished(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional) return unfinished(schema.unwrap());
  if (schema instanceof z.ZodArray) return z.array(unfinished(schema.element));
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape);
    return z.strictObject(
      Object.fromEntries(members.map(([name, member]) => [name, unfinished(member).optional()])),
    );
  }
  return z.string();
}

/** A record on the way to being one: what the composer holds, and keeps sealed to its author. */
export const RecordDraft = unfinished(RecordContent) as z.ZodType<RecordDraft, RecordDraft>;
