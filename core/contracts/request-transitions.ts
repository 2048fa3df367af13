import { z } from 'zod';
import type { Role } from './vocabulary.ts';

export const RequestState = z.enum([
  'draft',
  'sent',
  'acknowledged',
  'in-consultation',
  'postponed',
  'refused',
  'impossible',
  'executed-in-part',
  'executed',
  'withdrawn',
  'closed',
]);
export type RequestState = z.infer<typeof RequestState>;

export const RequestStep = z.enum([
  'send',
  'acknowledge',
  'consult',
  'resume',
  'postpone',
  'refuse',
  'declare-impossible',
  'execute-in-part',
  'execute',
  'withdraw',
  'close',
]);
export type RequestStep = z.infer<typeof RequestStep>;

/** Rome Statute, articles 94, 95 and 93(9)(b); national proceedings. */
export const GroundOfPostponement = z.enum([
  'ongoing-investigation',
  'admissibility-challenge',
  'competing-request',
  'subject-to-another-order',
]);
/** Of the list in Rome Statute articles 72, 93(1)(l), 93(3), 93(4), 98 and 96(2); a State's own law where it governs. */
export const GroundOfRefusal = z.enum([
  'national-security',
  'prohibited-by-national-law',
  'fundamental-legal-principle',
  'immunity-or-third-state',
  'not-competent',
  'reciprocity-absent',
]);
/** Why what is asked cannot be done (Regulation (EU) 2018/1805, article 13). */
export const GroundOfImpossibility = z.enum([
  'already-confiscated',
  'disappeared',
  'destroyed',
  'not-at-location',
  'location-too-imprecise',
]);
export const MoveGround = z.enum([
  ...GroundOfPostponement.options,
  ...GroundOfRefusal.options,
  ...GroundOfImpossibility.options,
]);
export type MoveGround = z.infer<typeof MoveGround>;

export type RequestTransition = {
  readonly by: readonly ('requester' | 'addressee')[];
  readonly roles: readonly Role[];
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  /** The closed list that the ground must come from; without it no ground is taken. */
  readonly grounds?: readonly MoveGround[];
  readonly needsUntil?: true;
  /** An answer must have been submitted before. */
  readonly needsAnswer?: true;
};

const everyone = ['expert', 'national-focal-point', 'court-focal-point'] as const;
/** What binds an organisation is its focal point's to say. */
const focalPoints = ['national-focal-point', 'court-focal-point'] as const;
const requester = ['requester'] as const;
const addressee = ['addressee'] as const;

/** Every way from one state to another, and who may take it. What is not here does not happen. */
export const requestTransitions: Readonly<Record<RequestStep, RequestTransition>> = {
  send: { by: requester, roles: everyone, from: ['draft'], to: 'sent' },
  acknowledge: { by: addressee, roles: everyone, from: ['sent'], to: 'acknowledged' },
  consult: {
    by: ['requester', 'addressee'],
    roles: everyone,
    from: ['acknowledged', 'postponed', 'executed-in-part'],
    to: 'in-consultation',
  },
  resume: {
    by: addressee,
    roles: everyone,
    from: ['in-consultation', 'postponed'],
    to: 'acknowledged',
  },
  postpone: {
    by: addressee,
    roles: focalPoints,
    from: ['acknowledged', 'in-consultation'],
    to: 'postponed',
    grounds: GroundOfPostponement.options,
    needsUntil: true,
  },
  refuse: {
    by: addressee,
    roles: focalPoints,
    // Never without a consultation before (arts. 93(3), 97).
    from: ['in-consultation'],
    to: 'refused',
    grounds: GroundOfRefusal.options,
  },
  'declare-impossible': {
    by: addressee,
    roles: focalPoints,
    from: ['acknowledged', 'in-consultation', 'postponed', 'executed-in-part'],
    to: 'impossible',
    grounds: GroundOfImpossibility.options,
  },
  'execute-in-part': {
    by: addressee,
    roles: everyone,
    from: ['acknowledged', 'in-consultation', 'postponed'],
    to: 'executed-in-part',
    needsAnswer: true,
  },
  execute: {
    by: addressee,
    roles: everyone,
    from: ['acknowledged', 'in-consultation', 'postponed', 'executed-in-part'],
    to: 'executed',
    needsAnswer: true,
  },
  withdraw: {
    by: requester,
    roles: everyone,
    from: ['draft', 'sent', 'acknowledged', 'in-consultation', 'postponed', 'executed-in-part'],
    to: 'withdrawn',
  },
  close: {
    by: requester,
    roles: focalPoints,
    from: ['refused', 'impossible', 'executed-in-part', 'executed'],
    to: 'closed',
  },
};

/** Sent, and still owed an answer. */
export const openRequestStates = [
  'sent',
  'acknowledged',
  'in-consultation',
  'postponed',
  'executed-in-part',
] as const satisfies readonly RequestState[];

/** States in which a request has had its answer. */
export const answeredRequestStates = [
  'refused',
  'impossible',
  'executed',
  'closed',
] as const satisfies readonly RequestState[];
