import type { AccessLogSummaryQuery } from '../../../../core/contracts/access-log-export.ts';
import { openCheckpoint } from '../../../../core/transparency/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FindNames } from '../access-log.service.ts';
import type { AnomalyService } from '../anomalies/anomalies.service.ts';
import type { LogTrust } from '../log-trust.ts';
import type { IndexRows } from '../store/index-rows.ts';
import type { Tree } from '../tree.ts';
import type { ReportCertificate } from './report-certificate.ts';
import { signPdf } from './sign-pdf.ts';
import { renderSummary } from './summary-pdf.ts';
import type { Summary } from './summary.ts';
import { summaryWords } from './summary-words.ts';

type Dependencies = {
  readonly rows: IndexRows;
  readonly tree: Tree;
  readonly trust: LogTrust;
  readonly anomalies: AnomalyService;
  readonly findNames: FindNames;
  readonly certificate: () => Promise<ReportCertificate>;
  readonly clock: Clock;
};

export function createSummaryService(dependencies: Dependencies) {
  const { rows, tree, trust, anomalies, findNames, certificate, clock } = dependencies;

  async function signedTree() {
    const found = (await tree.counting()) ?? (await tree.latest());
    if (!found) throw new AppError('NOT_YET_SIGNED');
    // Without the quorum it is shown all the same, with the witnesses that it has.
    const policy = { ...trust.policy(), quorum: { kind: 'none' } as const };
    return { checkpoint: await openCheckpoint(found.note, policy), signedAt: found.publishedAt };
  }

  async function summarise(from: string, to: string): Promise<Summary> {
    const found = await anomalies.find({ from, to });
    const tallies = await rows.tally({ from, to });
    const ids = [
      ...tallies.map(({ organisation }) => organisation),
      ...found.flatMap(({ actor, organisation, object }) => [actor, organisation, object]),
    ].filter((id) => id !== undefined);
    return {
      from,
      to,
      madeAt: clock().toISOString(),
      ...(await signedTree()),
      vkey: trust.vkey(),
      certificate: (await certificate()).fingerprint,
      tallies,
      anomalies: found,
      names: await findNames([...new Set(ids)]),
    };
  }

  return {
    /** A PDF, signed by the portal's certificate. */
    async pdf({ from, to, language }: AccessLogSummaryQuery): Promise<Buffer> {
      const summary = await summarise(from, to);
      const words = summaryWords[language];
      return signPdf(await renderSummary(summary, words, language), await certificate(), {
        reason: words.title,
        name: trust.origin,
        location: trust.origin,
        at: clock(),
      });
    },
    certificatePem: async () => (await certificate()).pem,
  };
}
export type SummaryService = ReturnType<typeof createSummaryService>;
