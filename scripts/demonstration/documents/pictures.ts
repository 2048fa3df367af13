import { PNG } from 'pngjs';
import { createChance, type Chance } from '../seeding/chance.ts';
import { specimenOf, type Specimen } from '../specimens.ts';
import { dotsOf } from './pixel-letters.ts';

type Colour = readonly [red: number, green: number, blue: number];
type Box = readonly [left: number, top: number, width: number, height: number];
/** `scale` is the size of a dot in pixels. */
type Writing = {
  readonly at: readonly [left: number, top: number];
  readonly scale: number;
  readonly colour: Colour;
};

/** Side of the square of which the grain of the paper is made. */
const GRAIN = 97;
const MARK = 'SPECIMEN - SPÉCIMEN';
const RED: Colour = [163, 33, 26];
const INK: Colour = [38, 44, 54];
const BLUE: Colour = [15, 90, 153];

/** A page as a scanner gives it: grey, not quite straight, with lines where there was handwriting. */
export function specimenScan(name: string, seed: number): Specimen {
  const picture = createPicture(900, 1270);
  const chance = createChance(seed);
  const grain = Array.from({ length: GRAIN ** 2 }, () => chance.between(-2, 2));
  picture.eachPixel((x, y) => {
    const shade = 236 + (grain[(y % GRAIN) * GRAIN + (x % GRAIN)] ?? 0) - ((x + y) >> 7);
    return [shade, shade, shade - 6];
  });
  picture.write('SPECIMEN', { at: [110, 110], scale: 7, colour: INK });
  for (let line = 0; line < 24; line += 1) handwriting(picture, chance, 236 + line * 36);
  picture.write(MARK, { at: [250, 1150], scale: 4, colour: RED });
  return picture.saved(name);
}

/** Stems and bows that nobody can read. */
function handwriting(picture: Picture, chance: Chance, baseline: number): void {
  const end = chance.between(460, 780);
  for (let x = 110; x < end; x += chance.between(9, 12)) {
    if (chance.happens(0.18)) continue;
    // The paper lay a little askew.
    const y = baseline + Math.round(x / 90);
    const height = chance.pick([9, 9, 9, 17]);
    picture.fill([x, y - height, 2, height], INK);
    picture.fill([x, y - chance.pick([2, 6, 9]), 6, 2], INK);
    if (chance.happens(0.5)) picture.fill([x + 5, y - 9, 2, 9], INK);
  }
}

/** Twelve months as bars: in and out. */
export function specimenChart(name: string, seed: number): Specimen {
  const picture = createPicture(960, 540);
  const chance = createChance(seed);
  picture.eachPixel(() => [255, 255, 255]);
  for (let step = 0; step <= 5; step += 1)
    picture.fill([70, 460 - step * 76, 850, 1], [220, 223, 228]);
  for (let month = 0; month < 12; month += 1) {
    const [paidIn, paidOut] = [chance.between(40, 360), chance.between(30, 300)];
    picture.fill([84 + month * 70, 460 - paidIn, 24, paidIn], BLUE);
    picture.fill([110 + month * 70, 460 - paidOut, 24, paidOut], [138, 83, 0]);
  }
  picture.fill([70, 460, 850, 2], INK);
  picture.write(MARK, { at: [300, 490], scale: 4, colour: RED });
  return picture.saved(name);
}

type Picture = ReturnType<typeof createPicture>;

function createPicture(width: number, height: number) {
  const png = new PNG({ width, height });

  function paint(x: number, y: number, [red, green, blue]: Colour): void {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    png.data.set([red, green, blue, 255], (y * width + x) * 4);
  }

  function fill([left, top, wide, high]: Box, colour: Colour): void {
    for (let y = top; y < top + high; y += 1) {
      for (let x = left; x < left + wide; x += 1) paint(x, y, colour);
    }
  }

  return {
    eachPixel(colourOf: (x: number, y: number) => Colour): void {
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) paint(x, y, colourOf(x, y));
      }
    },
    fill,
    write(text: string, { at: [left, top], scale, colour }: Writing): void {
      for (const [x, y] of dotsOf(text)) {
        fill([left + x * scale, top + y * scale, scale, scale], colour);
      }
    },
    saved: (name: string): Specimen =>
      specimenOf(name, 'image/png', new Uint8Array(PNG.sync.write(png, { filterType: 1 }))),
  };
}
