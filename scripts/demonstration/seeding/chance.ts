/**
 * Numbers that look like chance and are the same in every demonstration (Mulberry32 by Tommy Ettinger, public domain).
 * Nothing secret comes from here.
 */
export function createChance(seed: number) {
  let state = seed;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    /** True as often as `share` of 1 says. */
    happens: (share: number): boolean => next() < share,
    /** A whole number, both ends included. */
    between: (least: number, most: number): number =>
      least + Math.floor(next() * (most - least + 1)),
    pick<Item>(items: readonly Item[]): Item {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
  };
}
export type Chance = ReturnType<typeof createChance>;
