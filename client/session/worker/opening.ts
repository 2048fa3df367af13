import { SealingError, type Verdict } from '../../../core/sealing/index.ts';
import type { Opened } from './api.ts';

/**
 * That one thing does not open must not hide the others: what sealing refuses is shown in its place. A line that broke
 * or keys that were forgotten meanwhile concern everything.
 */
export async function openedOrRefused<Content>(
  work: () => Promise<{ readonly payload: Content; readonly verdict: Verdict }>,
): Promise<Opened<Content>> {
  try {
    const { payload, verdict } = await work();
    return { status: 'opened', content: payload, verdict };
  } catch (error) {
    if (!(error instanceof SealingError) || error.code === 'key-forgotten') throw error;
    return { status: 'not-opened', code: error.code };
  }
}
