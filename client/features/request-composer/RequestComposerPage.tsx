import { useParams } from 'react-router';
import { NewRequests } from './choices/NewRequests.tsx';
import { EditRequest } from './EditRequest.tsx';

export function RequestComposerPage() {
  const { requestId } = useParams();
  if (requestId === undefined) return <NewRequests />;
  return <EditRequest key={requestId} requestId={requestId} />;
}
