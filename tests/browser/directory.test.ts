import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import type { z } from 'zod';
import { OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import { rotateOrganisationKey } from '../../core/exchange/index.ts';
import { createBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { describeInChromium } from '../support/in-chromium.ts';
import { embeddedEngine } from '../support/test-portal.ts';
import type { Member } from '../support/exchange-people.ts';
import { enterAs } from '../support/signing-in.ts';

type Keys = z.infer<typeof OrganisationKeysResponse>;

describeInChromium.each(embeddedEngine)('the directory, on %s', (engine) => {
  let stage: BrowserStage;
  let reader: Member;
  let other: Member;
  let honest: Keys;

  beforeAll(async () => {
    stage = await createBrowserStage(engine, { demonstration: true });
    [reader, other] = [await stage.founder('state'), await stage.founder('court-organ')];
    const [first] = other.keyring.organisationKeys;
    if (!first) throw new Error('holds no key');
    await rotate(await rotate(first));
    honest = await other.connection.call(OrganisationKeysResponse, keysPath());
  });
  afterEach(() => {
    stage.line.interfere = undefined;
  });
  afterAll(() => stage.close());

  const keysPath = () => `/organisations/${other.organisationId}/keys`;

  function rotate(currentKey: Member['memberKey']) {
    const { connection, organisation, memberKey, accountId } = other;
    const self = { accountId, comparedFingerprint: memberKey.fingerprint };
    return rotateOrganisationKey(connection, organisation, { memberKey, currentKey }, [self]);
  }

  /** The portal says this of the other organisation's keys, whatever is true. */
  function claim(keys: Keys): void {
    stage.line.interfere = ({ url = '' }, response) => {
      if (!url.endsWith(keysPath())) return false;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(keys));
      return true;
    };
  }

  async function lookUp(person: Parameters<typeof enterAs>[1], options?: BrowserContextOptions) {
    const { page, complaints } = await enterAs(stage, person, options);
    await page.goto('/directory');
    await page.getByRole('row').filter({ hasText: other.organisation.name }).click();
    await page.waitForURL(`**/directory/${other.organisationId}`);
    await page.getByRole('heading', { level: 1, name: other.organisation.name }).waitFor();
    return { page, complaints };
  }

  it('says which earlier keys no verified signature leads from', async () => {
    const [last, before] = honest.previous;
    if (!last || !before) throw new Error('there are two earlier keys');
    claim({ ...honest, previous: [{ ...last, rotation: before.rotation }, before] });
    const { page, complaints } = await lookUp(reader);

    const unverified = page.getByText('Not verified', { exact: true });
    await unverified.nth(1).waitFor();
    await expect(page.getByText('Verified', { exact: true }).count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });

  it('tells a history that was cut apart by where the signatures still lead', async () => {
    const [last, before] = honest.previous;
    if (!last || !before) throw new Error('there are two earlier keys');
    claim({ ...honest, previous: [last, { ...before, rotation: last.rotation }] });
    const { page } = await lookUp(reader);

    const row = (fingerprint: string) =>
      page.getByRole('row').filter({
        hasText: (fingerprint.toUpperCase().match(/.{4}/g) ?? []).join(' '),
      });
    await row(last.fingerprint).getByText('Verified', { exact: true }).waitFor();
    await row(before.fingerprint).getByText('Not verified', { exact: true }).waitFor();
  });

  it('verifies the signatures of every earlier key, and remembers what was compared', async () => {
    const { page, complaints } = await lookUp(reader);
    await page.getByText('Verified', { exact: true }).nth(1).waitFor();
    await page.getByText('Not compared yet').waitFor();
    await page.getByRole('button', { name: /^Compare the fingerprint/ }).click();
    await page.getByRole('button', { name: 'They are the same' }).click();
    await page.getByText('You compared its fingerprint').waitFor();

    await page.getByRole('link', { name: 'Directory' }).first().click();
    const row = page.getByRole('row').filter({ hasText: other.organisation.name });
    await row.getByText('Compared on').waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows roles without keys what the portal says, and that the portal says it', async () => {
    const { page, complaints } = await lookUp(stage.administrators[0]);
    await page.getByText('As the portal says').nth(1).waitFor();

    await expect(page.getByText('Way to the current key').count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });

  it.each<[string, BrowserContextOptions]>([
    ['English, wide', { viewport: { width: 1360, height: 900 } }],
    [
      'French, 320 px, dark',
      { viewport: { width: 320, height: 800 }, locale: 'fr-FR', colorScheme: 'dark' },
    ],
  ])('has no barrier: %s', async (_, options) => {
    const { page } = await lookUp(reader, options);
    await page
      .getByText(/^(?:Verified|Vérifié)$/)
      .nth(1)
      .waitFor();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport?.width ?? 0,
    );
  });
});
