import { describe, expect, it } from '@jest/globals';
import type { RecordDraft } from '../../../../../core/contracts/record-draft.ts';
import type { RecordContent } from '../../../../../core/contracts/sealed-payloads.ts';
import type { Verdict } from '../../../../../core/sealing/index.ts';
import { createDraftDesk } from '../../../../../client/components/drafting/desk/draft-desk.ts';
import { SessionError } from '../../../../../client/session/session-error.ts';

const ID = '0190a6e0-0000-7000-8000-000000000001';
const CHANGED_AT = '2026-11-20T10:00:00.000Z';
const BEFORE = new Date('2026-11-20T09:00:00Z');
const AFTER = new Date('2026-11-20T11:00:00Z');
const RECORD: RecordContent = {
  subject: 'As stored',
  narrative: 'Facts',
  measure: 'trace',
  assets: [],
};
const VERIFIED: Verdict = { status: 'verified', fingerprint: 'aa', at: BEFORE };
const UNSIGNED: Verdict = { status: 'not-verified', reason: 'no-signature' };

/** Keeps drafts in memory, and refuses to seal while `isLocked`. */
function drawer(draft?: RecordDraft, savedAt = AFTER) {
  const kept = new Map(draft ? [[ID, { draft, savedAt }]] : []);
  const seal = { isLocked: false };
  return {
    kept,
    seal,
    list: () =>
      Promise.resolve(Array.from(kept, ([id, entry]) => ({ id, savedAt: entry.savedAt }))),
    open: (id: string) => Promise.resolve(kept.get(id)?.draft),
    keep(id: string, changed: RecordDraft) {
      if (seal.isLocked) return Promise.reject(new SessionError('locked'));
      kept.set(id, { draft: changed, savedAt: AFTER });
      return Promise.resolve();
    },
    discard(id: string) {
      kept.delete(id);
      return Promise.resolve();
    },
  };
}

function desk(drafts: ReturnType<typeof drawer>, verdict?: Verdict) {
  const there = verdict && { status: 'opened' as const, content: RECORD, verdict };
  return createDraftDesk<RecordDraft, RecordContent>({
    item: { id: ID, changedAt: CHANGED_AT },
    drafts,
    stored: () => Promise.resolve(there),
  });
}

const renamed = (subject: string) => (draft: RecordDraft) => ({ ...draft, subject });

describe('the desk on which a record is written', () => {
  it('takes nothing from a record that nobody verifiable has signed', async () => {
    const written = desk(drawer(), UNSIGNED);

    await written.open();

    expect(written.getSnapshot()).toMatchObject({
      status: 'open',
      draft: {},
      isStoredRefused: true,
    });
  });

  it('says why a draft does not open, and touches nothing', async () => {
    const drafts = drawer({ subject: 'Mine' });
    const error = new SessionError('no-decryption-key');
    const written = desk({ ...drafts, open: () => Promise.reject(error) });

    await written.open();

    expect(written.getSnapshot()).toEqual({ status: 'failed', error });
    expect(drafts.kept.size).toBe(1);
  });

  it('begins with the record in the portal where nothing was kept here', async () => {
    const written = desk(drawer(), VERIFIED);

    await written.open();

    expect(written.getSnapshot()).toMatchObject({ status: 'open', draft: RECORD });
  });

  it('asks before what was kept here and a newer record in the portal become one', async () => {
    const written = desk(drawer({ subject: 'Mine' }, BEFORE), VERIFIED);

    await written.open();

    expect(written.getSnapshot()).toMatchObject({ draft: { subject: 'Mine' }, newer: RECORD });

    written.choose('newer');

    expect(written.getSnapshot()).toMatchObject({ draft: RECORD, newer: undefined });
    await written.saving.stop();
  });

  it('goes on with what was kept here when it is the newest', async () => {
    const written = desk(drawer({ subject: 'Mine' }), VERIFIED);

    await written.open();

    expect(written.getSnapshot()).toMatchObject({ draft: { subject: 'Mine' } });
    expect(written.getSnapshot()).not.toHaveProperty('newer');
  });

  it('puts away what was saved when the keys go', async () => {
    const drafts = drawer({ subject: 'Mine' });
    const written = desk(drafts);
    await written.open();
    written.change(renamed('Changed'));
    await written.saving.flush();

    written.close();

    expect(written.getSnapshot()).toEqual({ status: 'closed' });
    expect(drafts.kept.get(ID)?.draft.subject).toBe('Changed');
  });

  it('loses nothing that the keys went too early to save', async () => {
    const drafts = drawer();
    const written = desk(drafts);
    await written.open();
    drafts.seal.isLocked = true;
    written.change(renamed('Typed last'));
    await written.saving.flush();
    written.close();

    expect(written.saving.getSnapshot()).toEqual({ status: 'failed', code: 'locked' });

    drafts.seal.isLocked = false;
    await written.open();

    expect(drafts.kept.get(ID)?.draft.subject).toBe('Typed last');
  });

  it('knows that the portal has what was sealed, and keeps it here no longer', async () => {
    const drafts = drawer();
    const written = desk(drafts);
    await written.open();
    written.change(renamed('Sealed'));
    await written.saving.flush();
    const state = written.getSnapshot();
    if (state.status !== 'open') throw new Error('not open');
    expect(state.isSealed).toBe(false);

    await written.sealed(state.draft);

    expect(written.getSnapshot()).toMatchObject({ isSealed: true, draft: { subject: 'Sealed' } });
    expect(drafts.kept.size).toBe(0);
  });

  it('keeps what was written while it was sealed', async () => {
    const drafts = drawer();
    const written = desk(drafts);
    await written.open();
    written.change(renamed('Sealed'));
    const state = written.getSnapshot();
    if (state.status !== 'open') throw new Error('not open');
    written.change(renamed('Written on'));

    await written.sealed(state.draft);
    await written.saving.flush();

    expect(written.getSnapshot()).toMatchObject({ isSealed: false });
    expect(drafts.kept.get(ID)?.draft.subject).toBe('Written on');
  });

  it('keeps nothing of what was discarded', async () => {
    const drafts = drawer({ subject: 'Mine' });
    const written = desk(drafts);
    await written.open();
    written.change(renamed('Changed'));

    await written.discard();

    expect(drafts.kept.size).toBe(0);
    expect(written.getSnapshot()).toEqual({ status: 'closed' });
  });
});
