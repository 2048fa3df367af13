import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestContent } from '../../../../core/contracts/request-content.ts';
import type { RequestDraft } from '../../../../core/contracts/request-draft.ts';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import type { Measure } from '../../../../core/contracts/vocabulary.ts';
import { useAct } from '../../../hooks/use-act.ts';
import { useWorkplace } from '../../../hooks/use-keys.ts';
import { SessionError, type SeenKeys } from '../../../session/index.ts';
import { checklistOf, contentFor, type Check } from '../check/checklist.ts';
import { useLearnRequest } from '../use-request-summary.ts';
import type { RequestDesk } from '../use-request-desk.ts';
import { keysFor } from './keys-for.ts';
import { useLeave } from './use-leave.ts';

export type Order = {
  readonly draft: RequestDraft;
  readonly content: RequestContent;
  /** The request of the page last: once it is sent, the page is left. */
  readonly checks: readonly Check[];
  readonly keys: SeenKeys;
  readonly isSealed: boolean;
  readonly then: 'stay' | 'send' | 'ask-sign-off';
};

/** Seals what was written for each request, and sends it. Nothing of the content passes through the query cache. */
export function useSealing(desk: RequestDesk, onSealed: (measure: Measure) => void) {
  const { keys } = useWorkplace();
  const learn = useLearnRequest();
  const leave = useLeave(desk);
  const queryClient = useQueryClient();
  const [sealedIds, setSealedIds] = useState<ReadonlySet<string>>(new Set());
  const [hasAsked, setAsked] = useState(false);

  async function seal({ draft, content, checks, keys: seen }: Order): Promise<RequestSummary[]> {
    const written: RequestSummary[] = [];
    await desk.saving.flush();
    for (const check of checks) {
      const { request, profile } = check;
      const sealing = keysFor(request, seen);
      const own = contentFor(content, profile);
      const result = await keys
        .worker()
        .writeRequestContent(request, own, checklistOf(check), sealing);
      learn(result);
      written.push(result);
    }
    await desk.sealed(draft);
    const own = written.at(-1);
    if (own) onSealed(own.measure);
    setSealedIds(new Set(written.map(({ id }) => id)));
    return written;
  }

  function move(request: RequestSummary, seen: SeenKeys): Promise<RequestSummary> {
    const sealing = keysFor(request, seen);
    return keys.worker().moveRequest({ request, step: 'send', keys: sealing });
  }

  async function send(requests: readonly RequestSummary[], seen: SeenKeys): Promise<void> {
    const sent: RequestSummary[] = [];
    for (const request of requests) {
      const moved = await move(request, seen);
      if (request !== requests.at(-1)) learn(moved);
      sent.push(moved);
    }
    await leave(sent);
  }

  /** The portal refuses what nobody signed off, and tells the focal points that it waits for them. */
  async function askSignOff(requests: readonly RequestSummary[], seen: SeenKeys): Promise<void> {
    for (const request of requests.filter(({ signedOffBy }) => signedOffBy === undefined)) {
      await move(request, seen).then(learn, (reason: unknown) => {
        if (codeOf(reason) !== 'SIGN_OFF_REQUIRED') throw reason;
      });
    }
    setAsked(true);
  }

  async function follow(order: Order): Promise<void> {
    setAsked(false);
    const unsealed = order.checks.map(({ request }) => request);
    const requests = order.isSealed ? unsealed : await seal(order);
    if (order.then === 'send') await send(requests, order.keys);
    if (order.then === 'ask-sign-off') await askSignOff(requests, order.keys);
  }

  const { run, isPending, error } = useAct(async (order: Order) => {
    try {
      await follow(order);
    } catch (reason) {
      if (codeOf(reason) === 'key-changed') {
        await queryClient.invalidateQueries({ queryKey: ['trust'] });
      }
      await queryClient.invalidateQueries({ queryKey: ['requests'] });
      throw reason;
    }
  });
  return { run, isPending, error, sealedIds, hasAsked };
}

function codeOf(reason: unknown): string | undefined {
  return reason instanceof SessionError ? reason.code : undefined;
}
