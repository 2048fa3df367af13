import type { Clock } from '../../platform/clock.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import { nodeTreeHasher } from '../../platform/tree-hasher.ts';
import { accessLogEndpoints } from './access-log.router.ts';
import { createAccessLogService, type FindNames } from './access-log.service.ts';
import type { FindFile } from './anomalies/after-leaving.ts';
import { anomalyEndpoints } from './anomalies/anomalies.router.ts';
import { createAnomalyService } from './anomalies/anomalies.service.ts';
import { createEntryPages } from './entry-pages.ts';
import type { EntryReader } from './entry-reader.ts';
import { createEvidence } from './evidence.ts';
import { exportEndpoints } from './exports/export.router.ts';
import { createExportService } from './exports/export.service.ts';
import { openingsEndpoints } from './openings.router.ts';
import { createOpeningsService, type SubmissionFiles } from './openings.service.ts';
import type { Projection } from './projection.ts';
import type { SignedLog } from './signed-log.ts';
import type { AccessLogStore } from './store/access-log-store.ts';
import type { ReportCertificate } from './summary/report-certificate.ts';
import { summaryEndpoints } from './summary/summary.router.ts';
import { createSummaryService } from './summary/summary.service.ts';
import { treeEndpoints } from './tree.router.ts';
import { createTreeService } from './tree.service.ts';

/** What those who read the log are told beside what it holds. */
export type AskedOfOthers = {
  readonly findNames: FindNames;
  readonly findFile: FindFile;
  readonly submissionFiles: SubmissionFiles;
  /** Signs the summaries. */
  readonly reportCertificate: () => Promise<ReportCertificate>;
};

type Dependencies = AskedOfOthers & {
  readonly store: AccessLogStore;
  readonly signed: SignedLog;
  readonly projection: Projection;
  readonly reader: EntryReader;
  readonly clock: Clock;
};

/** All the ways in which the log is read: by auditors, by those whom it concerns, and its hashes by everybody. */
export function createReading(dependencies: Dependencies) {
  const { store, signed, projection, reader, clock, findNames, findFile } = dependencies;
  const { submissionFiles: files, reportCertificate: certificate } = dependencies;
  const { index, rows } = store;
  const log = { ...signed, index, rows, projection, reader, clock, hasher: nodeTreeHasher };
  const page = createEntryPages({ index, projection, reader });
  const evidence = createEvidence({ page, tree: signed.tree });
  const openings = createOpeningsService({ page, evidence, findNames, files });
  const anomalies = createAnomalyService({ ...log, store, findNames, findFile });
  const summaries = createSummaryService({ ...log, anomalies, findNames, certificate });
  const endpoints: Endpoint[] = [
    ...accessLogEndpoints(createAccessLogService({ store, projection, reader, findNames })),
    ...openingsEndpoints(openings),
    ...treeEndpoints(createTreeService(log)),
    ...exportEndpoints(createExportService(log)),
    ...anomalyEndpoints(anomalies),
    ...summaryEndpoints(summaries),
  ];
  return { endpoints, findEvidence: evidence.findEvidence };
}
