import { hash } from 'node:crypto';
import { createTreeHasher } from '../../core/transparency/index.ts';

/** By the platform's own SHA-256. */
export const nodeTreeHasher = createTreeHasher((bytes) => hash('sha256', bytes, 'buffer'));
