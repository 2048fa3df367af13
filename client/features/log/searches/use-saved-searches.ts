import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { createSavedSearches, type SavedSearch } from '../../../session/saved-searches.ts';

/** The searches that this person has named in this browser, and the ways to change them. Needs no portal. */
export function useSavedSearches() {
  const { member } = useSignedIn();
  const queryClient = useQueryClient();
  const searches = createSavedSearches(member.id);
  const queryKey = ['saved-searches', member.id];
  const query = useQuery({
    queryKey,
    queryFn: () => searches.list(),
    staleTime: 0,
    networkMode: 'always',
  });
  return {
    query,
    async keep(search: SavedSearch): Promise<void> {
      await searches.keep(search);
      await queryClient.invalidateQueries({ queryKey });
    },
    async discard(id: string): Promise<void> {
      await searches.discard(id);
      await queryClient.invalidateQueries({ queryKey });
    },
  };
}
