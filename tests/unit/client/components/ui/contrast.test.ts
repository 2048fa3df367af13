import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';

type Tokens = ReadonlyMap<string, string>;

const css = await readFile('client/components/ui/base.css', 'utf8');
const dark = css.indexOf('@media (prefers-color-scheme: dark)');
const light = tokensOf(css.slice(0, dark));
const schemes = { light, dark: new Map([...light, ...tokensOf(css.slice(dark))]) };

const TONES = ['seal', 'ok', 'warn', 'bad', 'info'] as const;
const GROUNDS = ['paper', 'card'] as const;

/** WCAG 2.2, 1.4.3: text in its ordinary size. */
const text: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ['ink', 'ink-muted', 'ink-faint', 'link', ...TONES].map((ink) => [ink, ground] as const),
  ),
  ...TONES.flatMap((tone) =>
    ['ink', 'ink-muted', tone].map((ink) => [ink, `${tone}-ground`] as const),
  ),
  ['ink', 'line-faint'],
  ['ink-muted', 'line-faint'],
  ['link', 'info-ground'],
  ['act-ink', 'act'],
  ['act-ink', 'act-hover'],
  ['brand-ink', 'brand'],
  ['card', 'seal'],
];

/** WCAG 2.2, 1.4.11: the outline of a control, the ring around it, a bar of a chart. */
const shapes: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ['field-line', 'focus', 'act', 'warn'].map((shape) => [shape, ground] as const),
  ),
  ['focus', 'info-ground'],
  ['focus-on-brand', 'brand'],
  ['brand-line', 'brand'],
];

describe.each(Object.entries(schemes))('colours of the %s scheme', (_, tokens) => {
  it.each(text)('let --%s be read on --%s', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('let --%s be seen on --%s', (shape, ground) => {
    expect(contrast(tokens, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

function tokensOf(block: string): Tokens {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{3,6})\b/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
}

function contrast(tokens: Tokens, ink: string, ground: string): number {
  const [darker, lighter] = [luminance(tokens, ink), luminance(tokens, ground)].sort(
    (one, other) => one - other,
  ) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(tokens: Tokens, name: string): number {
  const colour = tokens.get(name);
  if (!colour) throw new Error(`there is no token --${name}`);
  const digits = colour.length === 4 ? colour.replaceAll(/[\da-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
