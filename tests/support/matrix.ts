import { actorNames, type ActorName } from './matrix-people.ts';

/** `sf`: asked for the second factor. `ok`: authorised, whatever else the answer is; see `afterAuthorisation`. */
const words = ['401', 'sf', '403', '404', 'ok'] as const;
export type Expectation = (typeof words)[number];

/**
 * Who may do what, written out by hand from the design, one column for each of `actorNames`. Objects belong to the
 * owner: the organisation is their State, the submission theirs, submitted in a case of the reviewer's organ; the other
 * organ takes part in that case without being a recipient, the foreign expert's State does not take part.
 */
const table = `
ENDPOINT                                             anon half own  coll fore nfp  revi orga audi admi susp ofsu

GET /session                                         ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST /session                                        ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
POST /session/second-factor                          401  ok   401  401  401  401  401  401  401  401  401  401
POST /account/second-factor                          401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
POST /account/second-factor/confirmation             401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
GET /sessions                                        401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
DELETE /sessions/:reference                          401  sf   ok   404  404  404  404  404  404  404  401  401

POST /invitations                                    401  sf   403  403  403  ok   404  404  403  ok   401  401
GET /invitations                                     401  sf   403  403  403  ok   ok   ok   403  ok   401  401
POST /invitations/:invitationId/approval             401  sf   403  403  403  403  403  403  403  ok   401  401
DELETE /invitations/:invitationId                    401  sf   403  403  403  ok   404  404  403  ok   401  401
POST /invitations/acceptance                         ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok

GET /members                                         401  sf   ok   ok   404  ok   404  404  ok   ok   401  401
POST /members/:accountId/suspension                  401  sf   403  403  403  ok   404  404  403  ok   401  401
DELETE /members/:accountId/suspension                401  sf   403  403  403  ok   404  404  403  ok   401  401
DELETE /members/:accountId                           401  sf   403  403  403  ok   404  404  403  ok   401  401
PUT /members/:accountId/role-change                  401  sf   403  403  403  403  403  403  403  ok   401  401
POST /members/:accountId/role-change/approval        401  sf   403  403  403  403  403  403  403  ok   401  401
DELETE /members/:accountId/role-change               401  sf   403  403  403  403  403  403  403  ok   401  401
PUT /account/password                                401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401

POST /organisations                                  401  sf   403  403  403  403  403  403  403  ok   401  401
GET /organisations                                   401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
GET /organisations/:organisationId                   401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
POST /organisations/:organisationId/suspension       401  sf   403  403  403  403  403  403  403  ok   401  401
DELETE /organisations/:organisationId/suspension     401  sf   403  403  403  403  403  403  403  ok   401  401
PUT /organisations/:organisationId/compatibility     401  sf   403  403  403  ok   404  404  403  403  401  401

PUT /account/key                                     401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /account/key                                     401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /account/key/backup                              401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /members/:accountId/keys                         401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
POST /organisations/:organisationId/keys             401  sf   403  403  403  ok   404  404  403  403  401  401
GET /organisations/:organisationId/keys              401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
GET /organisations/:organisationId/keys/:fingerprint/publication 401 sf ok ok ok ok ok ok ok ok 401 401
POST /organisations/:organisationId/grants           401  sf   403  403  403  ok   404  404  403  403  401  401
GET /organisations/:organisationId/grants            401  sf   403  403  403  ok   404  404  403  403  401  401
GET /account/grants                                  401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401

POST /cases                                          401  sf   403  403  403  403  ok   ok   403  403  401  401
GET /cases                                           401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
GET /cases/:caseId                                   401  sf   ok   ok   404  ok   ok   ok   ok   ok   401  401
PUT /cases/:caseId/participants/:organisationId      401  sf   403  403  403  403  ok   404  403  403  401  401
DELETE /cases/:caseId/participants/:organisationId   401  sf   403  403  403  403  ok   404  403  403  401  401
POST /cases/:caseId/closure                          401  sf   403  403  403  403  ok   404  403  403  401  401
DELETE /cases/:caseId/closure                        401  sf   403  403  403  403  ok   404  403  403  401  401

POST /submissions                                    401  sf   ok   ok   404  ok   403  403  403  403  401  401
GET /submissions                                     401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /submissions/count                               401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /inbox                                           401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /inbox/count                                     401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /submissions/:submissionId                       401  sf   ok   ok   404  ok   ok   404  403  403  401  401
GET /submissions/:submissionId/receipt               401  sf   ok   ok   404  ok   404  404  403  403  401  401
PUT /submissions/:submissionId/record                401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /submissions/:submissionId/submit               401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /submissions/:submissionId/take-up              401  sf   403  403  403  404  ok   404  403  403  401  401
POST /submissions/:submissionId/return               401  sf   403  403  403  404  ok   404  403  403  401  401
POST /submissions/:submissionId/accept               401  sf   403  403  403  404  ok   404  403  403  401  401
POST /submissions/:submissionId/withdraw             401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /submissions/:submissionId/remarks              401  sf   ok   ok   404  ok   ok   404  403  403  401  401
GET /submissions/:submissionId/remarks               401  sf   ok   ok   404  ok   ok   404  403  403  401  401

POST /submissions/:submissionId/files                401  sf   ok   ok   404  ok   404  404  403  403  401  401
PUT /files/:fileId/parts/:n                          401  sf   ok   ok   404  ok   404  404  403  403  401  401
GET /files/:fileId/parts                             401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /files/:fileId/completion                       401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /submissions/:submissionId/files/deposits       401  sf   ok   ok   404  ok   404  404  403  403  401  401
PUT /files/:fileId/manifest                          401  sf   ok   ok   404  ok   404  404  403  403  401  401
DELETE /files/:fileId                                401  sf   ok   ok   404  ok   404  404  403  403  401  401
GET /submissions/:submissionId/files                 401  sf   ok   ok   404  ok   ok   404  403  403  401  401
GET /files                                           401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /files/:fileId                                   401  sf   ok   ok   404  ok   ok   404  403  403  401  401
GET /files/:fileId/content                           401  sf   ok   ok   404  ok   ok   404  403  403  401  401
POST /files/:fileId/shares                           401  sf   403  403  403  ok   403  404  403  403  401  401
DELETE /files/:fileId/shares/:organisationId         401  sf   403  403  403  ok   404  404  403  403  401  401

GET /requests                                        401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /requests/count                                  401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /requests/statistics                             401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
POST /requests                                       401  sf   ok   ok   404  ok   ok   ok   403  403  401  401
GET /requests/:requestId                             401  sf   ok   ok   404  ok   ok   404  403  403  401  401
GET /requests/:requestId/receipt                     401  sf   404  404  404  404  ok   404  403  403  401  401
PUT /requests/:requestId                             401  sf   404  404  404  404  ok   404  403  403  401  401
PUT /requests/:requestId/content                     401  sf   404  404  404  404  ok   404  403  403  401  401
POST /requests/:requestId/sign-off                   401  sf   403  403  403  ok   403  403  403  403  401  401
POST /requests/:requestId/confirmation               401  sf   403  403  403  404  ok   404  403  403  401  401
POST /requests/:requestId/send                       401  sf   404  404  404  404  ok   404  403  403  401  401
POST /requests/:requestId/acknowledge                401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /requests/:requestId/consult                    401  sf   ok   ok   404  ok   ok   404  403  403  401  401
POST /requests/:requestId/resume                     401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /requests/:requestId/postpone                   401  sf   403  403  403  ok   404  404  403  403  401  401
POST /requests/:requestId/refuse                     401  sf   403  403  403  ok   404  404  403  403  401  401
POST /requests/:requestId/declare-impossible         401  sf   403  403  403  ok   404  404  403  403  401  401
POST /requests/:requestId/execute-in-part            401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /requests/:requestId/execute                    401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /requests/:requestId/withdraw                   401  sf   404  404  404  404  ok   404  403  403  401  401
POST /requests/:requestId/close                      401  sf   403  403  403  404  ok   404  403  403  401  401
POST /requests/:requestId/answers                    401  sf   ok   ok   404  ok   404  404  403  403  401  401
POST /requests/:requestId/messages                   401  sf   ok   ok   404  ok   ok   404  403  403  401  401
GET /requests/:requestId/messages                    401  sf   ok   ok   404  ok   ok   404  403  403  401  401
PUT /requests/:requestId/messages/read               401  sf   ok   ok   404  ok   ok   404  403  403  401  401
POST /requests/:requestId/files                      401  sf   404  404  404  404  ok   404  403  403  401  401
POST /requests/:requestId/files/deposits             401  sf   404  404  404  404  ok   404  403  403  401  401
GET /requests/:requestId/files                       401  sf   ok   ok   404  ok   ok   404  403  403  401  401

POST /consents                                       401  sf   403  403  403  403  ok   404  403  403  401  401
GET /consents                                        401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
POST /consents/:consentId/grant                      401  sf   403  403  403  ok   404  404  403  403  401  401
POST /consents/:consentId/refuse                     401  sf   403  403  403  ok   404  404  403  403  401  401
GET /files/shared                                    401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /submissions/shared                              401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
POST /submissions/:submissionId/record-shares        401  sf   403  403  403  ok   403  404  403  403  401  401
DELETE /submissions/:submissionId/record-shares/:organisationId 401 sf 403 403 403 ok 404 404 403 403 401 401
PUT /submissions/:submissionId/remarks/read          401  sf   ok   ok   404  ok   ok   404  403  403  401  401

GET /notifications                                   401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
POST /notifications/read                             401  sf   404  404  404  404  ok   404  403  403  401  401
GET /notifications/preferences                       401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
PUT /notifications/preferences                       401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
POST /calendar                                       401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
DELETE /calendar                                     401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /calendar/:token                                 ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /state-profiles/:organisationId                  401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
PUT /state-profiles/:organisationId                  401  sf   403  403  403  ok   403  403  403  403  401  401

GET /access-log/entries                              401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/entries/:index                       401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/activity                             401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/openings                             401  sf   ok   ok   ok   ok   ok   ok   403  403  401  401
GET /access-log/checkpoint                           ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/vkey                                 ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/policy                               ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/consistency                          ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/tile/*path                           ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/tile/entries/*path                   401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/proof/:index                         401  sf   ok   ok   404  ok   404  404  ok   403  401  401
POST /access-log/cosignatures                        ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/anomalies                            401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/export                               401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/export/csv                           401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/export/summary                       401  sf   403  403  403  403  403  403  ok   403  401  401
GET /access-log/report-certificate                   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
GET /access-log/export/ocsf                          401  sf   403  403  403  403  403  403  ok   403  401  401

DELETE /session                                      401  sf   ok   ok   ok   ok   ok   ok   ok   ok   401  401
`;

export type Row = Readonly<Record<ActorName, Expectation>>;

/** Expectations by endpoint, such as `GET /cases/:caseId`. Signing out comes last, because it ends the sessions. */
export const accessMatrix: ReadonlyMap<string, Row> = new Map(
  table
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map(parseRow),
);

function parseRow(line: string): [string, Row] {
  const [method = '', path = '', ...cells] = line.split(/ +/);
  if (cells.length !== actorNames.length)
    throw new Error(`${method} ${path}: ${cells.length} cells`);
  const row = actorNames.map((name, at) => [name, requireWord(cells[at])] as const);
  return [`${method} ${path}`, Object.fromEntries(row) as Row];
}

function requireWord(cell: string | undefined): Expectation {
  const word = words.find((each) => each === cell);
  if (!word) throw new Error(`${cell ?? ''} is no expectation`);
  return word;
}

/** Problems that an endpoint answers with only when its caller might have done it. */
const afterAuthorisation: ReadonlySet<string> = new Set([
  'SIGN_IN_FAILED',
  'SECOND_FACTOR_FAILED',
  'INVITATION_NOT_VALID',
  'VERSION_CONFLICT',
  'TRANSITION_NOT_ALLOWED',
  'ALREADY_EXISTS',
  'ADDRESSEE_NOT_VALID',
  'NOT_A_KEY',
  'GRANTEE_HAS_NO_KEY',
]);

export type Answer = { readonly status: number; readonly body: unknown };

/** What an answer says about authorisation; in words of its own when it is none of the expected kinds. */
export function verdictOn({ status, body }: Answer): string {
  const { code } = (body ?? {}) as { code?: string };
  if (status < 300 || (code !== undefined && afterAuthorisation.has(code))) return 'ok';
  if (code === 'SECOND_FACTOR_REQUIRED') return 'sf';
  if (code === 'UNAUTHENTICATED') return '401';
  if (code === 'FORBIDDEN' || code === 'CONSENT_REQUIRED') return '403';
  if (code === 'NOT_FOUND') return '404';
  return `${status} ${code ?? 'without a code'}`;
}
