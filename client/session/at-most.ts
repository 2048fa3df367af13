/** Waits for work, but no longer than that; how it ended is nobody's business here. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.allSettled([Promise.race([work, over])]);
  clearTimeout(timer);
}
