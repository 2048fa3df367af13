import type { SqliteMigration } from '../../platform/database/migrations.ts';

/** The indexes of one side; the lists of addressees never hold what was not sent. */
function indexesOf(side: 'requester' | 'addressee'): string {
  const holder = `${side}_organisation_id`;
  const sent = side === 'addressee' ? 'WHERE sent_at IS NOT NULL' : '';
  const and = side === 'addressee' ? `${sent} AND` : 'WHERE';
  return `
    CREATE INDEX requests_of_${side} ON requests (${holder}, id) ${sent};
    CREATE INDEX requests_of_${side}_by_state ON requests (${holder}, state, id) ${sent};
    CREATE INDEX requests_of_${side}_by_case ON requests (${holder}, case_id, id) ${sent};
    CREATE INDEX requests_of_${side}_by_measure ON requests (${holder}, measure, id) ${sent};
    CREATE INDEX requests_of_${side}_due ON requests (${holder}, due_on, id, case_id)
      ${and} due_on IS NOT NULL;
    CREATE INDEX requests_of_${side}_sent ON requests (${holder}, sent_at) ${sent};
    CREATE INDEX requests_of_${side}_to_count ON requests (${holder}, state, case_id) ${sent};`;
}

export const requestSqliteMigrations: readonly SqliteMigration[] = [
  {
    name: 'requests-001',
    // Lists read 'summary', which lies before the body so that no sealed content is read for them.
    sql: `
      CREATE TABLE requests (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        requester_organisation_id TEXT NOT NULL AS (body ->> '$.requester.organisationId') STORED,
        addressee_organisation_id TEXT NOT NULL AS (body ->> '$.addresseeOrganisationId') STORED,
        case_id TEXT NOT NULL AS (body ->> '$.caseId') STORED,
        state TEXT NOT NULL AS (body ->> '$.state') STORED,
        measure TEXT NOT NULL AS (body ->> '$.measure') STORED,
        sent_at TEXT AS (body ->> '$.sentAt') STORED,
        due_on TEXT AS (body ->> '$.dueOn') STORED,
        awaits_confirmation INTEGER NOT NULL AS (body ->> '$.awaitingConfirmation') STORED,
        summary TEXT NOT NULL
          AS (json_remove(body, '$.content', '$.moveMessage', '$.receipt')) STORED,
        body TEXT NOT NULL CHECK (json_valid(body))
      ) STRICT;
      ${indexesOf('requester')}
      ${indexesOf('addressee')}
      CREATE INDEX requests_due ON requests (due_on, id) WHERE due_on IS NOT NULL;
      CREATE INDEX requests_awaiting_confirmation
        ON requests (requester_organisation_id, case_id) WHERE awaits_confirmation = 1;
    `,
  },
];
