import type { Page } from 'playwright-core';

/** The composer in the hands of somebody with a mouse. */
export function createComposing(page: Page) {
  const button = (name: string) => page.getByRole('button', { name });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const choice = (name: string) => page.getByRole('combobox', { name });
  /** By its words: the control itself lies hidden under a drawn box. */
  const tick = (role: 'checkbox' | 'radio', name: string) =>
    page.getByRole(role, { name }).locator('xpath=ancestor::label[1]').click();

  return {
    button,
    field,
    choice,
    tick,
    link: (name: string) => page.getByRole('link', { name }),
    section: (name: string) =>
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }),
    file: (name: string) =>
      page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name }),
    submissionId: () => /submissions\/([\w-]{36})/.exec(page.url())?.[1] ?? '',
    /** Of these organisations, the own among them: what is sealed is sealed to it as well. */
    compareKeys: async (...names: readonly string[]): Promise<void> => {
      for (const name of names) {
        const compare = button(`Compare the fingerprint of ${name}`);
        await compare.click();
        await page.getByRole('dialog').getByRole('button', { name: 'They are the same' }).click();
        await compare.waitFor({ state: 'detached' });
      }
    },
    mark: async (): Promise<void> => {
      await tick('radio', 'Informal');
      await choice('Classification').selectOption('confidential');
      await choice('Handling condition').selectOption('H2');
      await choice('Sharing limit').selectOption('TLP:AMBER');
    },
    beginDraft: async (): Promise<void> => {
      await button('Continue to what you send').click();
      await page.waitForURL('**/edit?step=content');
    },
    /** Each with its content, or paths to files. */
    attach: async (files: string | { name: string; text: string }[]): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await button('Choose from this computer').click();
      const mimeType = 'text/plain';
      const chosen =
        typeof files === 'string'
          ? files
          : files.map(({ name, text }) => ({ name, mimeType, buffer: Buffer.from(text) }));
      await (await chooser).setFiles(chosen);
    },
    seal: async (): Promise<void> => {
      await page.getByRole('link', { name: 'Continue to check' }).click();
      await page.getByText('The record is complete').waitFor();
      await button('Seal, sign and submit').click();
    },
  };
}
export type Composing = ReturnType<typeof createComposing>;
