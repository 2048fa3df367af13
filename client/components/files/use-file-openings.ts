import { useCallback, useEffect, useRef, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { SessionError, type OpenedFile, type OpeningProgress } from '../../session/index.ts';

export type Opening =
  | { readonly status: 'opening'; readonly progress?: OpeningProgress }
  | { readonly status: 'open'; readonly opened: OpenedFile }
  | { readonly status: 'refused'; readonly error: SessionError };

export type FileOpenings = {
  readonly byId: ReadonlyMap<string, Opening>;
  readonly open: (fileId: string) => Promise<void>;
  /** Calls off what is being opened. */
  readonly cancel: (fileId: string) => void;
};

/** Files that are opened on this page, by identifier. They are closed when the page is left. */
export function useFileOpenings(): FileOpenings {
  const keys = useKeys();
  const [byId, setById] = useState<ReadonlyMap<string, Opening>>(new Map());
  const begun = useRef(new Set<string>());

  const open = useCallback(
    async (fileId: string): Promise<void> => {
      const become = (opening: Opening) => {
        setById((before) => new Map(before).set(fileId, opening));
      };
      begun.current.add(fileId);
      become({ status: 'opening' });
      const onProgress = (progress: OpeningProgress) => {
        become({ status: 'opening', progress });
      };
      try {
        become({ status: 'open', opened: await keys.worker().openFile(fileId, onProgress) });
      } catch (cause) {
        if (cause instanceof SessionError && cause.code === 'cancelled') {
          setById((before) => without(before, fileId));
          return;
        }
        const error = cause instanceof SessionError ? cause : new SessionError('defect', { cause });
        become({ status: 'refused', error });
      }
    },
    [keys],
  );

  const cancel = useCallback(
    (fileId: string) => {
      keys
        .worker()
        .closeFile(fileId)
        .catch(() => undefined);
    },
    [keys],
  );

  useEffect(() => {
    const ids = begun.current;
    return () => {
      // Locked keys have taken the files with them.
      if (keys.getSnapshot().status === 'unlocked') ids.forEach(cancel);
    };
  }, [keys, cancel]);

  return { byId, open, cancel };
}

function without(openings: FileOpenings['byId'], fileId: string): FileOpenings['byId'] {
  return new Map([...openings].filter(([id]) => id !== fileId));
}

export function wasAltered(opening: Opening | undefined): boolean {
  return opening?.status === 'refused' && opening.error.code === 'altered';
}
