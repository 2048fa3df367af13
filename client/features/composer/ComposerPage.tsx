import { useParams } from 'react-router';
import { NewSubmission } from './choices/NewSubmission.tsx';
import { EditSubmission } from './EditSubmission.tsx';

export function ComposerPage() {
  const { submissionId } = useParams();
  if (submissionId === undefined) return <NewSubmission />;
  return <EditSubmission key={submissionId} submissionId={submissionId} />;
}
