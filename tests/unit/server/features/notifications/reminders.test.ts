import { describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createReminders,
  type DueRequest,
} from '../../../../../server/features/notifications/reminders.ts';
import type { Happening } from '../../../../../server/platform/notify.ts';

const today = new Date('2026-11-22T23:30:00.000Z');

function aRequest(dueOn: string, more: Partial<DueRequest> = {}): DueRequest {
  return {
    id: uuid(),
    caseId: uuid(),
    dueOn,
    requesterOrganisationId: uuid(),
    addresseeOrganisationId: uuid(),
    ...more,
  };
}

/** What is told when these are the open requests. */
async function toldOf(...requests: readonly DueRequest[]) {
  const told: (Happening & { once: string | undefined })[] = [];
  const due = requests.toSorted((one, other) =>
    one.dueOn + one.id < other.dueOn + other.id ? -1 : 1,
  );
  const remind = createReminders({
    requests: {
      dueBefore: (day, { limit, after = { dueOn: '', id: '' } }) =>
        Promise.resolve(
          due
            .filter(({ dueOn, id }) => dueOn < day && dueOn + id > after.dueOn + after.id)
            .slice(0, limit),
        ),
    },
    tell: (happening, once) => {
      told.push({ ...happening, once });
      return Promise.resolve();
    },
    clock: () => today,
  });
  await remind();
  return told;
}

describe('reminders', () => {
  it('tell nobody of what is due in more than a week', async () => {
    expect(await toldOf(aRequest('2026-11-30'))).toEqual([]);
  });

  it('tell nobody once more of what has been late for more than a month', async () => {
    expect(await toldOf(aRequest('2026-10-22'))).toEqual([]);
  });

  it.each(['2026-11-22', '2026-11-29'])(
    'tell the addressee of what is due on %s',
    async (dueOn) => {
      const request = aRequest(dueOn);

      expect(await toldOf(request)).toEqual([
        {
          kind: 'request-due-soon',
          object: { type: 'request', id: request.id },
          caseId: request.caseId,
          organisationIds: [request.addresseeOrganisationId],
          once: `request-due-soon:${request.id}`,
        },
      ]);
    },
  );

  it.each(['2026-11-21', '2026-10-24'])('tell both sides of what was due on %s', async (dueOn) => {
    const request = aRequest(dueOn);
    const { addresseeOrganisationId, requesterOrganisationId } = request;

    expect(await toldOf(request)).toMatchObject([
      {
        kind: 'request-late',
        organisationIds: [addresseeOrganisationId, requesterOrganisationId],
        once: `request-late:${request.id}`,
      },
    ]);
  });

  it('tell no addressee that has left the case', async () => {
    const { addresseeOrganisationId, ...gone } = aRequest('2026-11-21');

    expect(addresseeOrganisationId).toBeDefined();
    expect(await toldOf(gone)).toMatchObject([{ organisationIds: [gone.requesterOrganisationId] }]);
  });

  it('tell of each of more than a page, also when they are due on one day', async () => {
    const requests = Array.from({ length: 250 }, () => aRequest('2026-11-25'));

    const told = await toldOf(...requests);

    expect(new Set(told.map(({ object }) => object.id)).size).toBe(250);
    expect(told).toHaveLength(250);
  });
});
