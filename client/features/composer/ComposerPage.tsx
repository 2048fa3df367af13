export function ComposerPage() {
  return <h1>ComposerPage</h1>;
}
