import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { problemOfRefusal } from '../../../server/features/gate/index.ts';
import { problemStatus } from '../../../server/platform/http/problems.ts';

const page = await readFile('docs/protocol.md', 'utf8');

describe('docs/protocol.md', () => {
  it('has each refusal of the gate with the problem and status it is answered with', () => {
    const rows = page.matchAll(/^\| `([a-z-]+)` +\| `(SEALED_[A-Z_]+)` +\| (\d{3}) /gm);
    const documented = Array.from(rows, ([, refusal, problem, status]) => [
      refusal,
      problem,
      Number(status),
    ]);

    const answered = Object.entries(problemOfRefusal).map(([refusal, problem]) => [
      refusal,
      problem,
      problemStatus[problem],
    ]);
    expect(documented).toEqual(answered);
  });
});
