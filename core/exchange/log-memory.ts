/** What a caller knows of the portal's access log from before. Browsers keep it between visits. */
export type KnownLog = {
  /** The key that signs the log, C2SP signed-note. */
  readonly vkey: string;
  /** The longest checkpoint that was verified, as the signed note. */
  readonly checkpoint?: { readonly note: string; readonly size: number };
};

export type LogMemory = {
  find(): Promise<KnownLog | undefined>;
  /** The log as it is known; on first use, with this key. */
  meet(vkey: string): Promise<KnownLog>;
  /** Only after it was verified to continue what is remembered. A shorter one changes nothing. */
  rememberCheckpoint(
    vkey: string,
    checkpoint: { readonly note: string; readonly size: number },
  ): Promise<void>;
};

/** For callers without a place to keep anything: as long as they run. */
export function createLogMemory(): LogMemory {
  let known: KnownLog | undefined;
  return {
    find: () => Promise.resolve(known),
    meet: (vkey) => Promise.resolve((known ??= { vkey })),
    rememberCheckpoint(vkey, checkpoint) {
      const isLonger = checkpoint.size >= (known?.checkpoint?.size ?? 0);
      if (known?.vkey === vkey && isLonger) known = { vkey, checkpoint };
      return Promise.resolve();
    },
  };
}
