import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { flushAllDrafts } from '../stores/draft.ts';

/** Catches a fault of a room, so that the rest of the program stays usable. React offers this only to a class. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  /** A part of the program that could not be loaded stays so until the page is loaded again: save, then do that. */
  private readonly openAgain = () => {
    void flushAllDrafts().then(() => window.location.reload());
  };

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          text="This screen met a fault."
          detail="What was saved is safe. Open the screen again; if it comes back, note what you did and tell your support."
        />
        <p style={{ textAlign: 'center' }}>
          <Button onClick={this.openAgain}>Open it again</Button>
        </p>
      </div>
    );
  }
}
