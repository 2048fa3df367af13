import { z } from 'zod/v4';

// In place of `zod` in the pages: the parser would try whether it may compile code, as soon as the first contract is
// described, and the browser's policy would report that as an attack.
z.config({ jitless: true });

export { z };
