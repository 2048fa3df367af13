import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../platform/errors.ts';

/** Octets, as the request announces them. @throws AppError `LENGTH_REQUIRED` */
export function requireContentLength(request: IncomingMessage): number {
  const length = request.headers['content-length'];
  if (length === undefined) throw new AppError('LENGTH_REQUIRED');
  return Number(length);
}
