export function SubmissionPage() {
  return <h1>SubmissionPage</h1>;
}
