import type { ShowRequest, Shown } from './messages.ts';

/** An SVG too is an image here: nothing in it runs, and nothing is loaded for it. */
export async function showImage(
  { bytes, mediaType }: ShowRequest,
  viewer: HTMLElement,
): Promise<Shown> {
  const image = document.createElement('img');
  image.alt = '';
  image.src = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  viewer.append(image);
  await image.decode();
  return { kind: 'image' };
}
