/** Says what is done and what proves it; a proof that does not hold ends the demonstration. */
export function createSteps(print: (line: string) => void) {
  const startedAt = performance.now();
  let number = 0;

  return {
    async step<Result>(
      title: string,
      work: () => Promise<readonly [Result, string]>,
    ): Promise<Result> {
      number += 1;
      print(`${String(number).padStart(2)}. ${title}`);
      const [result, proof] = await work();
      print(`    ${proof}`);
      return result;
    },
    secondsSoFar: () => (performance.now() - startedAt) / 1000,
  };
}
export type Steps = ReturnType<typeof createSteps>;

/** @throws Error with `what` unless it holds */
export function prove(holds: boolean, what: string): void {
  if (!holds) throw new Error(`This does not hold: ${what}`);
}
