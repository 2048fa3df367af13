/** A part that has arrived, was found to be what its sender sent, and is durable in the sealed store. */
export type FilePart = {
  readonly fileId: string;
  /** From 1. */
  readonly n: number;
  readonly size: number;
  /** Lowercase hexadecimal. */
  readonly sha256: string;
  /** In the sealed store. Each attempt to send a part has its own and none is ever used again. */
  readonly objectId: string;
  readonly receivedAt: string;
};

/** Rows of their own, so that parts arriving at the same time cannot lose each other. */
export type FilePartRepository = {
  /** False when the file has a part of that number. */
  insert(part: FilePart): Promise<boolean>;
  /** Puts `part` in the place of `present`; false when that is not there any more. */
  replace(part: FilePart, present: FilePart): Promise<boolean>;
  find(fileId: string, n: number): Promise<FilePart | undefined>;
  /** In order. */
  list(fileId: string): Promise<FilePart[]>;
  /** Removes this part and none that has taken its place. */
  remove(part: FilePart): Promise<void>;
  removeAll(fileId: string): Promise<void>;
  /** Files that have parts, for the sweep. */
  listFileIds(): Promise<string[]>;
};
