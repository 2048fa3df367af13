import { decodeText } from './decode-text.ts';
import type { ShowRequest, Shown } from './messages.ts';

/** Lines of text in one element, so that the browser lays out only those that are in view. */
const BLOCK = 100;

export function showText({ bytes, isCut }: ShowRequest, viewer: HTMLElement): Shown {
  const { text, encoding } = decodeText(new Uint8Array(bytes), isCut);
  const lines = text.split(/\r\n|[\n\r]/);
  for (let at = 0; at < lines.length; at += BLOCK) {
    const block = document.createElement('pre');
    block.textContent = lines.slice(at, at + BLOCK).join('\n');
    if (at + BLOCK < lines.length) block.className = 'whole';
    viewer.append(block);
  }
  return { kind: 'text', encoding };
}
