import type { z } from 'zod';
import { CasePage } from '../../core/contracts/cases.ts';
import { OrganisationPage } from '../../core/contracts/organisations.ts';
import type { RequestState } from '../../core/contracts/request-transitions.ts';
import { RequestPage } from '../../core/contracts/requests.ts';
import { SubmissionPage, type SubmissionState } from '../../core/contracts/submissions.ts';
import type { DemonstrationAccount } from '../../scripts/demonstration/index.ts';
import { launchChromium, visit } from './chromium.ts';
import { visitIn, type LookName } from './looks.ts';
import { openSeededPortal, type SeededPortal } from './seeded-portal.ts';
import type { Engine } from './test-portal.ts';
import { createWalk, type Walk } from './walk.ts';

/** Enough for every list, and for the chart of a week. */
const EVERYDAY_ENTRIES = 60;

/** The demonstration's portal with its three weeks of work: pages have something on them there. */
export async function createBarrierStage(engine: Engine) {
  const portal = await openSeededPortal(engine, { entries: EVERYDAY_ENTRIES });
  const browser = await launchChromium();
  const places = await placesIn(portal);

  return {
    /** Goes round as somebody who has signed in. @returns what stood in their way */
    async goRound(look: LookName, [who, round]: Round): Promise<readonly string[]> {
      const walk = createWalk(
        await visitIn(look, (options) => visit(browser, { baseURL: portal.origin, ...options })),
      );
      const { email, password } = portal.accountOf(who);
      await walk.page.goto('/sign-in');
      await walk.page.locator('input[type=email]').fill(email);
      await walk.page.locator('input[type=password]').fill(password);
      await walk.press('button[type=submit]');
      await walk.page.waitForURL('**/home');
      await round(walk, places).catch((error: unknown) => {
        walk.inTheWay.push(`${walk.page.url()}: no way on: ${String(error)}`);
      });
      await walk.page.context().close();
      return walk.inTheWay.map((barrier) => `${who} at ${barrier}`);
    },
    async close(): Promise<void> {
      await browser.close();
      await portal.close();
    },
  };
}
export type BarrierStage = Awaited<ReturnType<typeof createBarrierStage>>;
export type Places = Awaited<ReturnType<typeof placesIn>>;
export type Round = readonly [
  who: DemonstrationAccount['key'],
  round: (walk: Walk, places: Places) => Promise<void>,
];

/** Addresses in what was seeded: of a State that has sent in every state, and of the organ that reviews. */
async function placesIn({ demonstration, signIn }: SeededPortal) {
  const [sender, reviewer] = [await signIn('mara'), await signIn('leila')];
  const sent = await sender.call(SubmissionPage, '/submissions');
  const received = await reviewer.call(SubmissionPage, '/inbox');
  const issued = await reviewer.call(RequestPage, '/requests', { query: { side: 'requester' } });
  const cases = await reviewer.call(CasePage, '/cases');
  const organisations = await sender.call(OrganisationPage, '/organisations');
  return {
    passphrase: demonstration.passphrase,
    sent: (state: SubmissionState) => submissionIn(sent, state),
    received: (state: SubmissionState) => submissionIn(received, state),
    /** Requests that the organ issued. */
    issued: (wanted: RequestState) => named(issued.items, ({ state }) => state === wanted),
    case: `/cases/${named(cases.items, ({ reference }) => reference === 'ICC-01/26-FIN-1')}`,
    otherOrganisation: `/directory/${named(organisations.items, ({ name }) => name.startsWith('Borduria'))}`,
    /** Which has replaced its key. */
    ownOrganisation: `/directory/${named(organisations.items, ({ name }) => name.startsWith('Arcadia'))}`,
  };
}

function submissionIn({ items }: z.infer<typeof SubmissionPage>, wanted: SubmissionState): string {
  return named(items, ({ state, kind }) => state === wanted && kind === 'spontaneous');
}

function named<T extends { readonly id: string }>(
  items: readonly T[],
  isWanted: (item: T) => boolean,
): string {
  const found = items.find(isWanted);
  if (!found) throw new Error('the demonstration has changed: there is nothing to go to');
  return found.id;
}
