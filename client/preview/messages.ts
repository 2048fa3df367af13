/**
 * What the page and the frame that shows opened files tell each other. The frame has an origin of its own and no
 * network; whatever comes back from it, the page parses, because a hostile file may have written it.
 */

export type PreviewKind = 'text' | 'table' | 'image' | 'pdf';

/** The first message: the bytes are handed over, and are no longer the page's. */
export type ShowRequest = {
  readonly type: 'show';
  readonly kind: PreviewKind;
  readonly bytes: ArrayBuffer;
  /** Whether the file goes on behind `bytes`. */
  readonly isCut: boolean;
  /** Of images only: the type that their first bytes show. */
  readonly mediaType: string;
  readonly language: string;
  /** For readers of the screen: with `{{page}}` in it. */
  readonly pageLabel: string;
};

export type FrameCommand =
  | ShowRequest
  /** 1 is as wide as the frame. */
  | { readonly type: 'zoom'; readonly zoom: number }
  /** Counted from 1. */
  | { readonly type: 'go-to'; readonly page: number };

export type TextEncoding = 'utf-8' | 'utf-16' | 'windows-1252';

export type Shown =
  | { readonly kind: 'text'; readonly encoding: TextEncoding }
  | {
      readonly kind: 'table';
      readonly encoding: TextEncoding;
      readonly rows: number;
      /** Whether there are rows or columns that are not shown. */
      readonly isCut: boolean;
      /** Cells that a spreadsheet would calculate. */
      readonly formulas: number;
    }
  | { readonly kind: 'image' }
  | { readonly kind: 'pdf'; readonly pages: number };

export type PreviewFailure =
  /** Damaged, or of a kind that this browser cannot show. */
  | 'unreadable'
  /** A PDF with a password of its own. */
  | 'password';

export type FrameReport =
  | {
      readonly type: 'shown';
      readonly shown: Shown;
      /** CSS pixels of all that is shown. */ readonly height: number;
    }
  | { readonly type: 'at'; readonly page: number }
  | { readonly type: 'failed'; readonly failure: PreviewFailure };

/** The only message that goes to the page's window itself: everything else takes the channel that answers it. */
export const READY = 'preview-ready';
