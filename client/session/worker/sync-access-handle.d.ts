/** Exists in Workers only, so that TypeScript's library for pages lacks it (File System Standard, section 2.6). */
interface FileSystemSyncAccessHandle {
  /** Bytes written. */
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}
interface FileSystemFileHandle {
  createSyncAccessHandle(): Promise<FileSystemSyncAccessHandle>;
}
