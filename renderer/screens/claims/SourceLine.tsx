import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cameFrom, useCase } from './claimContext.ts';
import { SaidSource } from './saidSource.ts';
import styles from './Claim.module.css';

/** Where a group's values came from, said once above it; fields inside say it only where theirs differs. */
export function SourceGroup({
  path,
  children,
}: {
  /** A field of the record that is always there, e.g. `order.signature`. */
  readonly path: string;
  readonly children: ReactNode;
}) {
  const source = cameFrom(useCase(), path);
  return (
    <SaidSource value={source}>
      {source ? (
        <p className={styles.sourceLine}>
          <IconHistory aria-hidden="true" size="0.875rem" />
          {source}
        </p>
      ) : null}
      {children}
    </SaidSource>
  );
}
