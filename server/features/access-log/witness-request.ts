/** What https://c2sp.org/tlog-witness lets a witness answer to `add-checkpoint`. */
export type WitnessReply =
  | {
      readonly status: 200;
      /** Signature lines of a note, each with its newline. */
      readonly lines: readonly string[];
    }
  | {
      readonly status: 409;
      /** Of the latest checkpoint that it cosigned. */
      readonly size: number;
    }
  | { readonly status: 422 };

/** Milliseconds, from the first byte sent to the last one received. */
const TIMEOUT = 1_000;

/**
 * @param url the witness's submission prefix
 * @throws Error for no answer in time, and for every other answer
 */
export async function askWitness(url: string, body: string): Promise<WitnessReply> {
  const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const text = await response.text();
  if (response.status === 200) return { status: 200, lines: text.match(/[^\n]+\n/g) ?? [] };
  if (response.status === 422) return { status: 422 };
  const size = Number(/^(0|[1-9]\d{0,15})\n$/.exec(text)?.[1] ?? NaN);
  if (response.status === 409 && Number.isSafeInteger(size)) return { status: 409, size };
  throw new Error(`answered ${response.status}`);
}
