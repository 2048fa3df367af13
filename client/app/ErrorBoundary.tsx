import { Component, type ReactNode } from 'react';
import { FailedPage } from './FailedPage.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly error?: unknown };

/** Catches what a page throws while it renders, a script that could not be loaded among it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <FailedPage
        error={error}
        retry={() => {
          location.reload();
        }}
      />
    );
  }
}
