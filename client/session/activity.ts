const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'] as const;
/** Keys live for minutes, so that not every movement need be told. */
const TELL_EVERY_MS = 10_000;

/** Calls back when somebody works with the page, not more often than needed. Returns how to stop. */
export function watchActivity(onActivity: () => void): () => void {
  let told = 0;
  const sign = () => {
    const now = Date.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    onActivity();
  };
  const options = { capture: true, passive: true };
  for (const type of SIGNS) window.addEventListener(type, sign, options);
  return () => {
    for (const type of SIGNS) window.removeEventListener(type, sign, options);
  };
}
