import { AppError } from '../../../platform/errors.ts';
import type { OctetRange } from '../../../platform/storage/sealed-store.ts';

/** The header fields of a conditional or partial GET (RFC 9110 sections 13 and 14). */
export type GetConditions = {
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  readonly ifNoneMatch: string | undefined;
};

/** True when the caller already has what `etag` names. */
export function isUnchanged({ ifNoneMatch }: GetConditions, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const named = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return named.includes('*') || named.includes(etag);
}

/**
 * The one range asked for, or undefined for the whole: several ranges, another unit, or a range of something
 * that has changed are answered in full, as RFC 9110 section 14.2 allows.
 * @throws AppError `RANGE_NOT_SATISFIABLE`
 */
export function requestedRange(
  { range, ifRange }: GetConditions,
  etag: string,
  size: number,
): OctetRange | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '');
  if (!match || (ifRange !== undefined && ifRange !== etag)) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  // A last position before the first makes the field invalid, which is as if it were not there.
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (start >= size) throw new AppError('RANGE_NOT_SATISFIABLE');
  return { start, end };
}
