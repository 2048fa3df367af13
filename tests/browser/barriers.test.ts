import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createBarrierStage, type BarrierStage } from '../support/barrier-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import { lookNames } from '../support/looks.ts';
import { reviewer } from '../support/rounds/court.ts';
import { newcomer, waiting } from '../support/rounds/keys.ts';
import { expert, focalPoint } from '../support/rounds/national.ts';
import { administrator, auditor } from '../support/rounds/oversight.ts';

const rounds = [newcomer, waiting, expert, focalPoint, reviewer, auditor, administrator];
/** Seven people at once share two processors. */
const PATIENCE_MS = 300_000;

// Pages are the same whatever stores what they show: one engine is enough.
describeInChromium.each(embeddedEngine)('the pages of every role, on %s', (engine) => {
  let stage: BarrierStage;
  beforeAll(async () => {
    stage = await createBarrierStage(engine);
  }, PATIENCE_MS);
  afterAll(() => stage.close());

  it.each(lookNames)(
    'have no barrier, no overflow and no violation of policy: %s',
    async (look) => {
      const inTheWay = await Promise.all(rounds.map((round) => stage.goRound(look, round)));

      expect(inTheWay.flat()).toEqual([]);
    },
    PATIENCE_MS,
  );
});
