import type { Clock } from '../../platform/clock.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import type { Notify } from '../../platform/notify.ts';
import type { Gate } from '../gate/index.ts';
import type { ReadMarks } from '../read-marks/index.ts';
import type { Receipts } from '../receipts/index.ts';
import { createDueRequests } from './due-requests.ts';
import { createHoldings } from './holdings.ts';
import type { MessageRepository } from './messages/message.ts';
import { messageEndpoints } from './messages/message.router.ts';
import { createMessageService } from './messages/message.service.ts';
import type { OrganisationFinder } from './parties.ts';
import { createPresenter } from './present.ts';
import { receiptEndpoints } from './receipts/receipt.router.ts';
import { createReceiptService } from './receipts/receipt.service.ts';
import { createRequestAccess, type CaseFinder } from './request.access.ts';
import { createRequestLists } from './request-lists.service.ts';
import { listEndpoints } from './request-lists.router.ts';
import { requestEndpoints } from './request.router.ts';
import { createRequestService } from './request.service.ts';
import type { RequestFacts, RequestRepository } from './request.ts';
import { createSignOffCheck, type RequestFiles } from './sign-off.ts';
import { signOffEndpoints } from './sign-off.router.ts';
import { createSignOffService } from './sign-off.service.ts';
import { statisticsEndpoints } from './statistics/statistics.router.ts';
import { createStatisticsService } from './statistics/statistics.service.ts';
import { createSending } from './steps/sending.ts';
import { stepEndpoints } from './steps/step.router.ts';
import { createStepService, type RequestAnswers } from './steps/step.service.ts';
import { createTelling } from './telling.ts';

type Dependencies = {
  readonly requests: RequestRepository;
  readonly messages: MessageRepository;
  readonly cases: CaseFinder;
  readonly organisations: OrganisationFinder;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly files: RequestFiles;
  readonly answers: RequestAnswers;
  readonly receipts: Receipts;
  readonly readMarks: ReadMarks;
  readonly notify: Notify;
  readonly clock: Clock;
};

/** The feature as a whole: its endpoints, and what other features ask it. */
export function createRequests({
  requests,
  messages: messageRepository,
  files,
  ...rest
}: Dependencies) {
  const signOffs = createSignOffCheck({ files });
  const access = createRequestAccess({ requests, ...rest });
  const holdings = createHoldings(rest);
  const tellOther = createTelling(rest);
  const messages = createMessageService({
    messages: messageRepository,
    access,
    tellOther,
    ...rest,
  });
  const shared = { ...rest, requests, access, holdings, signOffs, messages, tellOther };
  const sending = createSending(shared);
  const presenter = createPresenter(shared);
  const lists = createRequestLists(shared);

  const endpoints: Endpoint[] = [
    ...listEndpoints(lists, presenter),
    ...statisticsEndpoints(createStatisticsService(shared)),
    ...requestEndpoints(createRequestService(shared), presenter),
    ...signOffEndpoints(createSignOffService(shared), presenter),
    ...messageEndpoints(messages),
    ...receiptEndpoints(createReceiptService(shared)),
    ...stepEndpoints(createStepService({ ...shared, sending }), presenter),
  ];

  return {
    endpoints,
    ...createDueRequests(shared),

    /** The slice for features that keep something of a request: no question of who asks. */
    async findRequest(id: string): Promise<RequestFacts | undefined> {
      const summary = await requests.findSummary(id);
      if (!summary) return undefined;
      const { version, state, caseId, flow, formality, measure, markings, sentAt } = summary;
      return {
        id,
        version,
        state,
        caseId,
        flow,
        formality,
        measure,
        markings,
        requesterOrganisationId: summary.requester.organisationId,
        addresseeOrganisationId: summary.addresseeOrganisationId,
        ...(sentAt !== undefined && { sentAt }),
      };
    },
  };
}
export type Requests = ReturnType<typeof createRequests>;
