import type { RecordContent } from '../../core/contracts/sealed-payloads.ts';
import {
  addMessage,
  advance,
  answerRequest,
  askConsent,
  moveRequest,
  writeRecord,
} from '../../core/exchange/index.ts';
import type { Member } from './exchange-people.ts';
import {
  attach,
  draftRequests,
  requestContent,
  sealingBetween,
  seenBy,
  writeContent,
} from './requesting.ts';
import { utf8 } from './sealing.ts';

/** What requests for cooperation seal, and their portal must not know. */
export const requestSecrets = {
  requestSubject: 'Where the Halcyon Trust keeps its gold',
  draftSubject: 'Never sent: the yacht Merganser',
  facts: 'A courier carried the ingots over the pass in two nights.',
  person: 'Ludmila Halcyon-Brandt',
  address: 'Quay of the Herons 19, Port Arcady',
  contact: 'desk-nine@halcyon-matter.test',
  message: 'Was the safe at the second branch opened as well?',
  consultation: 'Our constitutional court has to be heard first.',
  annexName: 'halcyon-vault-plan.pdf',
  annex: 'third-vault-from-the-left-behind-the-mirror',
  answerSubject: 'What the vaults of Port Arcady held',
  register: 'Register of safe-deposit boxes of Port Arcady',
  registerNote: 'Box 7714 is let to a nephew of the trustee.',
  consentReason: 'The neighbouring State has frozen the other half.',
} as const;

type Scene = {
  readonly court: Member;
  readonly state: Member;
  readonly third: Member;
  readonly caseId: string;
};

/** A request of the Court from its draft to its answer, and a question whether a part of that may be shared on. */
export async function exchangeRequests(scene: Scene): Promise<void> {
  const { court, state, third } = scene;
  await writtenDraft(scene, requestSecrets.draftSubject);
  const draft = await writtenDraft(scene, requestSecrets.requestSubject);
  const sent = await moveRequest(court.connection, { request: draft, step: 'send' });
  await talk(scene, sent);
  const answerId = await answer(scene, sent.id);
  await askConsent(
    court.connection,
    { object: { type: 'record', id: answerId }, forOrganisationId: third.organisationId },
    requestSecrets.consentReason,
    await sealingBetween(court, state),
  );
}

async function writtenDraft({ court, state, caseId }: Scene, subject: string) {
  const [begun] = await draftRequests(court, caseId, [state]);
  if (!begun) throw new Error('one draft is begun for each addressee');
  const { facts, person, address, contact, annex, annexName } = requestSecrets;
  await attach(court, state, begun.id, utf8(annex), annexName);
  return writeContent(court, state, await seenBy(court, begun), {
    ...requestContent,
    subject,
    facts,
    location: address,
    persons: [{ kind: 'natural', name: person }],
    contact: { ...requestContent.contact, reach: contact },
  });
}

async function talk({ court, state }: Scene, request: { id: string; version: number }) {
  const question = await sealingBetween(court, state);
  await addMessage(court.connection, request.id, requestSecrets.message, question);
  const acknowledged = await moveRequest(state.connection, { request, step: 'acknowledge' });
  const message = {
    text: requestSecrets.consultation,
    sealing: await sealingBetween(state, court),
  };
  await moveRequest(state.connection, { request: acknowledged, step: 'consult', message });
}

/** Gives the identifier of the answer, which is a submission. */
async function answer({ court, state }: Scene, requestId: string): Promise<string> {
  const begun = await answerRequest(state.connection, requestId, {
    classification: 'confidential',
    handlingCondition: 'H2',
    sharingLimit: 'TLP:RED',
  });
  const sealing = await sealingBetween(state, court);
  const written = await writeRecord(state.connection, begun, answered, sealing);
  await advance(state.connection, 'submit', written);
  return begun.id;
}

const answered: RecordContent = {
  subject: requestSecrets.answerSubject,
  narrative: 'As below.',
  measure: 'trace',
  assets: [],
  registers: [
    {
      register: requestSecrets.register,
      country: 'XAC',
      searchedOn: '2026-10-01',
      result: 'found',
      note: requestSecrets.registerNote,
    },
  ],
};
