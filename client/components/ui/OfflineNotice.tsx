import { useSyncExternalStore, type ReactNode } from 'react';
import { Banner } from './Banner.tsx';

/** Says, while this computer has no network, what still works. */
export function OfflineNotice({ children }: { children: ReactNode }) {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!isOnline && (
        <Banner tone="warn" icon="offline">
          {children}
        </Banner>
      )}
    </div>
  );
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
