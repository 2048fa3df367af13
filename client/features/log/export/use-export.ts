import { useState } from 'react';
import { ConnectionError } from '../../../../core/exchange/problem-error.ts';
import { useAct } from '../../../hooks/use-act.ts';
import { portal } from '../../../lib/portal.ts';
import { saveAs } from '../../../session/saving.ts';

export type Wanted = {
  /** Below `/access-log/export`. */
  readonly path: '' | '/csv' | '/ocsf' | '/summary';
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly ending: 'tar' | 'csv' | 'ocsf.jsonl' | 'pdf';
};
type Saved = { readonly name: string; readonly size: number };

/** Fetches a file before it is saved: a browser would save what the portal says when it refuses, too. */
export function useExport() {
  const [saved, setSaved] = useState<Saved>();
  const act = useAct(async ({ path, query, ending }: Wanted) => {
    setSaved(undefined);
    const { body } = await portal.stream(`/access-log/export${path}${searchOf(query)}`);
    const file = await wholeOf(body);
    const name = `access-log-${new Date().toISOString().slice(0, 10)}.${ending}`;
    saveAs(file, name);
    setSaved({ name, size: file.size });
  });
  return { ...act, saved };
}

function searchOf(query: Wanted['query']): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** A browser keeps a large one on its disk. */
async function wholeOf(body: ReadableStream<Uint8Array>): Promise<Blob> {
  try {
    return await new Response(body).blob();
  } catch (cause) {
    throw new ConnectionError('the answer broke off', { cause });
  }
}
