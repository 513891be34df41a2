import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';

/** Catches a fault of a room, so that the rest of the program stays usable. React offers this only to a class. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          text="This screen met a fault."
          detail="What was saved is safe. Open the screen again; if it comes back, note what you did and tell your support."
        />
        <p style={{ textAlign: 'center' }}>
          <Button onClick={() => this.setState({ failed: false })}>Open it again</Button>
        </p>
      </div>
    );
  }
}
