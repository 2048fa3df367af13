export function CeremonyPage() {
  return <h1>CeremonyPage</h1>;
}
