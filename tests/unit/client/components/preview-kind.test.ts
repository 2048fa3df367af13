import { describe, expect, it } from '@jest/globals';
import { kindOf, previewOf } from '../../../../client/components/preview/preview-kind.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const claimed = (mediaType: string, name?: string) => ({ mediaType, name });

describe('kindOf', () => {
  it('does not believe the type or the name that a sender claims', () => {
    const program = bytes('MZ\x90\x00\x03\x00');

    expect(kindOf(program, claimed('image/png', 'photo.png'))).toBeUndefined();
    expect(kindOf(program, claimed('application/pdf', 'statement.pdf'))).toBeUndefined();
    expect(kindOf(program, claimed('text/plain', 'notes.txt'))).toBeUndefined();
  });

  it('shows markup as text', () => {
    expect(kindOf(bytes('<!doctype html>'), claimed('text/html', 'x.html'))).toEqual({
      kind: 'text',
    });
  });

  it.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['\x00\x00\x00\x1cftypavif', 'image/avif'],
  ])('knows %j by its first bytes, whatever its name', (start, mediaType) => {
    expect(kindOf(bytes(start), claimed('text/plain'))).toEqual({ kind: 'image', mediaType });
  });

  it('knows a PDF that does not begin with its first byte', () => {
    expect(kindOf(bytes('\x00\x00%PDF-1.7'), claimed(''))).toEqual({ kind: 'pdf' });
  });

  it('tells tables and drawings from other texts by type or name', () => {
    expect(kindOf(bytes('a;b'), claimed('text/csv'))).toEqual({ kind: 'table' });
    expect(kindOf(bytes('a;b'), claimed('', 'Transfers.CSV'))).toEqual({ kind: 'table' });
    expect(kindOf(bytes('a;b'), claimed('', 'notes.txt'))).toEqual({ kind: 'text' });
    expect(kindOf(bytes('<svg/>'), claimed('', 'plan.svg'))).toEqual({
      kind: 'image',
      mediaType: 'image/svg+xml',
    });
  });
});

describe('previewOf', () => {
  it('shows nothing of an image that is too large', async () => {
    const image = new Blob(['\x89PNG\r\n', new Uint8Array(50_000_001)]);

    // A Blob writes text as UTF-8, so the first byte is not the one of PNG: it is put there.
    const file = new Blob([Uint8Array.of(0x89), image.slice(2)]);

    expect(await previewOf(file, claimed(''))).toEqual({ kind: 'none', reason: 'too-large' });
  });

  it('shows the beginning of a text that is too large, and says so', async () => {
    const preview = await previewOf(new Blob(['a'.repeat(2_000_001)]), claimed('text/plain'));

    expect(preview).toMatchObject({ kind: 'text', isCut: true, part: { size: 2_000_000 } });
  });

  it('says that a kind is unknown', async () => {
    const preview = await previewOf(new Blob([Uint8Array.of(0, 1, 2)]), claimed(''));

    expect(preview).toEqual({ kind: 'none', reason: 'unknown-kind' });
  });
});
