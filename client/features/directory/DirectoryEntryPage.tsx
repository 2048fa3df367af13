export function DirectoryEntryPage() {
  return <h1>DirectoryEntryPage</h1>;
}
