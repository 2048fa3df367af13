import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as RacToastRegion,
} from 'react-aria-components/Toast';
import { Icon } from './Icon.tsx';
import './ToastRegion.css';
import { toasts } from './toasts.ts';

/** Once, at the root. `showToast` puts something into it. */
export function ToastRegion({ closeLabel }: { closeLabel: string }) {
  return (
    <RacToastRegion className="toast-region" queue={toasts}>
      {({ toast }) => (
        <Toast className="toast" toast={toast} data-tone={toast.content.tone ?? 'neutral'}>
          <ToastContent className="toast-content">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Button slot="close" className="toast-close" aria-label={closeLabel}>
            <Icon name="close" />
          </Button>
        </Toast>
      )}
    </RacToastRegion>
  );
}
