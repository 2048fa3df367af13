export function DirectoryPage() {
  return <h1>DirectoryPage</h1>;
}
