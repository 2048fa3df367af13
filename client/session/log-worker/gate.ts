/** While it is shut, whoever asks to pass waits. */
export function createGate() {
  let opened: Promise<void> = Promise.resolve();
  let open: (() => void) | undefined;
  return {
    whenOpen: (): Promise<void> => opened,
    shut(): void {
      if (open) return;
      opened = new Promise((resolve) => {
        open = resolve;
      });
    },
    open(): void {
      open?.();
      open = undefined;
    },
  };
}
export type Gate = ReturnType<typeof createGate>;
