/** Two different places among so many, drawn by lot, in their order. */
export function drawPlaces(count: number): readonly [number, number] {
  const first = drawBelow(count);
  const among = drawBelow(count - 1);
  const second = among < first ? among : among + 1;
  return first < second ? [first, second] : [second, first];
}

/** Not perfectly even, which matters to nobody here. */
function drawBelow(limit: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % limit;
}
