import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import styles from './Safety.module.css';

/** Eight codes for the day on which the device is not at hand. Shown once: only their hashes are kept. */
export function SpareCodes({
  codes,
  next,
  onNext,
}: {
  readonly codes: readonly string[];
  readonly next: string;
  readonly onNext: () => void;
}) {
  return (
    <div>
      <p className={styles.text}>
        Each of these spare codes signs you in once without the device. They are shown only now: print them or
        write them down, and keep them away from this computer.
      </p>
      <ol className={styles.spare} aria-label="Spare codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={styles.actions}>
        <Button leftSection={<IconPrinter size="1rem" aria-hidden="true" />} onClick={() => window.print()}>
          Print
        </Button>
        <Button variant="filled" onClick={onNext}>
          {next}
        </Button>
      </div>
    </div>
  );
}
