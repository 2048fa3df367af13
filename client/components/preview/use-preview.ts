import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameReport, PreviewFailure, Shown } from '../../preview/messages.ts';
import { connectFrame, type Send } from './connect-frame.ts';
import type { PreviewSource } from './preview-kind.ts';

export type PreviewState =
  | { readonly status: 'starting' }
  | { readonly status: 'shown'; readonly shown: Shown; readonly height: number }
  | { readonly status: 'failed'; readonly failure: PreviewFailure | 'silent' };

export type Preview = {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly state: PreviewState;
  /** Of a document with pages, counted from 1. */
  readonly page: number;
  readonly zoom: number;
  readonly setZoom: (zoom: number) => void;
  readonly goTo: (page: number) => void;
};

/** Shows one source in one frame; for another source there is another frame. */
export function usePreview(source: PreviewSource): Preview {
  const { t, i18n } = useTranslation('preview');
  const frame = useRef<HTMLIFrameElement>(null);
  const send = useRef<Send>(undefined);
  const [state, setState] = useState<PreviewState>({ status: 'starting' });
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [language, pageLabel] = [i18n.language, t('pageLabel', { page: '{{page}}' })];

  useEffect(() => {
    if (!frame.current) return undefined;
    const onReport = (report: FrameReport) => {
      if (report.type === 'at') setPage(report.page);
      else setState(stateFrom(report));
    };
    return connectFrame(frame.current, {
      onReady: (ready) => {
        send.current = ready;
        void handOver(ready, source, { language, pageLabel });
      },
      onReport,
      onSilence: () => {
        setState({ status: 'failed', failure: 'silent' });
      },
    });
  }, [source, language, pageLabel]);

  return {
    frame,
    state,
    page,
    zoom,
    setZoom(wanted) {
      setZoom(wanted);
      send.current?.({ type: 'zoom', zoom: wanted });
    },
    goTo(wanted) {
      send.current?.({ type: 'go-to', page: wanted });
    },
  };
}

async function handOver(
  send: Send,
  { kind, part, isCut, mediaType }: PreviewSource,
  words: { readonly language: string; readonly pageLabel: string },
): Promise<void> {
  const bytes = await part.arrayBuffer();
  send({ type: 'show', kind, bytes, isCut, mediaType, ...words }, [bytes]);
}

function stateFrom(report: Exclude<FrameReport, { type: 'at' }>): PreviewState {
  return report.type === 'failed'
    ? { status: 'failed', failure: report.failure }
    : { status: 'shown', shown: report.shown, height: report.height };
}
