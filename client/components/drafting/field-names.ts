import type records from '../../locales/en/records.json';
import type { DraftPath } from './draft-path.ts';

export type FieldName = Exclude<keyof (typeof records)['fields'], '_context'>;

/** What a field is called in the catalogue: the way to it, without the places in lists. */
export function fieldNameOf(path: DraftPath): FieldName {
  return path.filter((step) => typeof step === 'string').join('-') as FieldName;
}

export function fieldIdOf(path: DraftPath): string {
  return path.join('-');
}
