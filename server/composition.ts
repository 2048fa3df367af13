import { v7 as uuid } from 'uuid';
import type { AppConfig } from '../config/app-config.ts';
import {
  createAccessLog,
  createReportCertificate,
  openLogSigner,
  ownCertificate,
} from './features/access-log/index.ts';
import { createAccounts, createPasswords, createSecondFactors } from './features/accounts/index.ts';
import { calendarEndpoints, createCalendarService } from './features/calendar/index.ts';
import { caseEndpoints, createCaseService } from './features/cases/index.ts';
import { consentEndpoints, createConsentService } from './features/consents/index.ts';
import { createFiles } from './features/files/index.ts';
import { createGate, createShareGate } from './features/gate/index.ts';
import { createKeys, keyEndpoints } from './features/keys/index.ts';
import { createNotifications } from './features/notifications/index.ts';
import {
  createOrganisationService,
  organisationEndpoints,
} from './features/organisations/index.ts';
import { createReadMarks } from './features/read-marks/index.ts';
import { createReceipts } from './features/receipts/index.ts';
import { createRequests } from './features/requests/index.ts';
import {
  createPassport,
  createSessionService,
  createSessionStore,
  sessionEndpoints,
} from './features/sessions/index.ts';
import {
  createStateProfileService,
  stateProfileEndpoints,
} from './features/state-profiles/index.ts';
import { createSubmissions, submissionEndpoints } from './features/submissions/index.ts';
import type { Clock } from './platform/clock.ts';
import { deriveKeys } from './platform/derived-keys.ts';
import type { Database } from './platform/database/database.ts';
import { createRateLimiter } from './platform/http/rate-limit.ts';
import type { Logger } from './platform/logger.ts';
import { createPeriodicTask } from './platform/periodic-task.ts';
import { nodeTreeHasher } from './platform/tree-hasher.ts';
import { createNameFinder } from './entry-names.ts';
import { createFolderFinder } from './file-folders.ts';
import { openStores } from './stores.ts';

type Dependencies = {
  readonly config: AppConfig;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly softwareVersion: string;
  /** For a portal of a short life, that no process of its own signs for. */
  readonly signsItself?: boolean;
};

const HOUR_MS = 3_600_000;

/** The only place that builds services and hands them to each other. */
export async function compose(dependencies: Dependencies) {
  const { config, database, logger, clock, softwareVersion, signsItself } = dependencies;
  const stores = await openStores(database, config, logger);
  const signer = signsItself ? await openSigner() : undefined;
  const keys = deriveKeys(config.secret);
  const rateLimiter = createRateLimiter({
    counters: stores.rateLimits,
    limits: config.rateLimits,
    clock,
  });
  const accessLog = createAccessLog({
    store: stores.accessLog,
    clock,
    logger,
    instanceId: uuid(),
    softwareVersion,
    keys,
    findNames: createNameFinder(stores),
    signing: { ...config.accessLog, sign: signer?.step },
    reportCertificate: createReportCertificate({
      given: config.reportCertificate,
      own: ownCertificate(config.dataDirectory, keys.reportCertificate),
      name: `Access log of ${config.accessLog.origin}`,
    }),
    findFile: (id) => stores.files.files.findById(id),
    submissionFiles: { filesOf: (id) => files.filesOf(id) },
  });

  const organisations = createOrganisationService({ organisations: stores.organisations, clock });
  const { accounts, invitations, ...membership } = createAccounts({
    accounts: stores.accounts,
    invitations: stores.invitations,
    organisations: stores.organisations,
    passwords: createPasswords(keys.passwordPepper),
    secondFactors: createSecondFactors(keys.secondFactors),
    clock,
    endOtherSessions: (accountId, current) => sessions.endOthers(accountId, current),
    onAccessEnded: ({ id }) => stores.sessions.removeByAccount(id),
    onContentLost: async ({ id, organisationId }) => {
      await keyrings.onMembershipEnded({ accountId: id, organisationId });
      await notifications.erase(id);
      await stores.calendarFeeds.remove(id);
    },
  });
  const keyrings = createKeys({
    ...stores.keys,
    members: accounts,
    organisations: { find: (id) => stores.organisations.findById(id) },
    evidence: accessLog,
    clock,
  });
  const { demonstration } = config;
  const lifetime = {
    idleMinutes: config.sessionIdleMinutes,
    absoluteHours: config.sessionHours,
  };
  const sessions = createSessionService({
    sessions: stores.sessions,
    accounts,
    rateLimiter,
    clock,
    lifetime,
    demonstration,
  });

  const organisationFinder = {
    findOrganisation: (id: string) => stores.organisations.findById(id),
  };
  const cases = createCaseService({
    cases: stores.cases,
    organisations: organisationFinder,
    clock,
  });
  const caseFinder = { findCase: (id: string) => stores.cases.findById(id) };
  const gate = createGate({ keys: keyrings.facts });
  const notifications = createNotifications({
    repositories: stores.notifications,
    organisations: organisationFinder,
    members: accounts,
    keys: keyrings.facts,
    requests: { dueBefore: (...given) => requests.dueBefore(...given) },
    mailServer: config.mailServer,
    portalOrigin: config.publicOrigin,
    clock,
    logger,
  });
  const { notify } = notifications;
  const calendar = createCalendarService({
    feeds: stores.calendarFeeds,
    readers: accounts,
    requests: { openOf: (...given) => requests.openOf(...given) },
    portalOrigin: config.publicOrigin,
    clock,
  });
  const stateProfiles = createStateProfileService({
    profiles: stores.stateProfiles,
    organisations: organisationFinder,
    clock,
  });
  const readMarks = createReadMarks({ readMarks: stores.readMarks, clock });
  const consents = createConsentService({
    consents: stores.consents,
    objects: {
      file: (principal, id) => files.held(principal, id),
      record: (principal, id) => submissions.recordShares.held(principal, id),
    },
    cases: caseFinder,
    gate,
    notify,
    clock,
  });
  const shareGate = createShareGate({ gate, keys: keyrings.facts, consents });
  const files = createFiles({
    repositories: stores.files,
    store: stores.sealed,
    gate,
    shareGate,
    keys: keyrings.facts,
    submissions: {
      findSubmission: createFolderFinder({
        findSubmission: (id) => submissions.submissions.findSubmission(id),
        findRequest: (id) => requests.findRequest(id),
      }),
    },
    cases: caseFinder,
    maxFileBytes: config.maxFileBytes,
    organisationQuotaBytes: config.organisationQuotaBytes,
    clock,
    logger,
  });
  const receipts = createReceipts({ receipts: stores.receipts, files, evidence: accessLog });
  const submissions = createSubmissions({
    submissions: stores.submissions,
    remarks: stores.remarks,
    receipts,
    cases: caseFinder,
    requests: { findRequest: (id) => requests.findRequest(id) },
    organisations: organisationFinder,
    gate,
    shareGate,
    keys: keyrings.facts,
    files,
    readMarks,
    notify,
    clock,
  });

  const requests = createRequests({
    requests: stores.requests,
    messages: stores.messages,
    cases: caseFinder,
    organisations: organisationFinder,
    gate,
    files,
    answers: submissions.answers,
    receipts,
    readMarks,
    notify,
    clock,
  });

  const sweeping = createPeriodicTask({
    name: 'sweep of sealed files',
    everyMs: HOUR_MS,
    work: () => files.sweepAbandoned(clock()),
    logger,
  });

  return {
    endpoints: [
      ...sessionEndpoints(sessions),
      ...membership.endpoints,
      ...organisationEndpoints(organisations),
      ...keyEndpoints(keyrings),
      ...caseEndpoints(cases),
      ...submissionEndpoints(submissions),
      ...requests.endpoints,
      ...files.endpoints,
      ...consentEndpoints(consents),
      ...notifications.endpoints,
      ...calendarEndpoints(calendar),
      ...stateProfileEndpoints(stateProfiles),
      ...accessLog.endpoints,
    ],
    /** Rejects when the access log cannot be written: the portal must then not start. */
    async start(): Promise<void> {
      await accessLog.start();
      sweeping.start();
      notifications.start();
    },
    async stop(): Promise<void> {
      await notifications.stop();
      await sweeping.stop();
      await accessLog.stop();
      signer?.close();
    },
    accessLog,
    rateLimiter,
    invitations,
    notifications,
    organisations,
    passport: createPassport(accounts),
    sessionStore: createSessionStore({ sessions: stores.sessions, clock, lifetime }),
    cookieKey: cookieKeyOf(keys.sessionCookies, demonstration),
  };

  function openSigner() {
    const { origin, signerDirectory: directory } = config.accessLog;
    const surroundings = { hasher: nodeTreeHasher, clock, logger };
    return openLogSigner({ store: stores.accessLog, directory, origin, ...surroundings });
  }
}
export type Composition = Awaited<ReturnType<typeof compose>>;

/** Not the same in a demonstration: a session that began with the password alone must not outlive it. */
function cookieKeyOf(key: Uint8Array, demonstration: boolean): string {
  return `${demonstration ? 'demonstration:' : ''}${Buffer.from(key).toString('base64')}`;
}
