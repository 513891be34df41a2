import { Button } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { copyForAWhile } from '../../components/copyForAWhile.ts';
import { useSession, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import styles from './FirstRun.module.css';
import { groupsOf } from './recoveryGroups.ts';

/** The code in large numbered groups. Printed, only the sheet itself is left of the page. */
interface Props {
  readonly code: string;
  readonly onNext: () => void;
}

export function RecoverySheet({ code, onNext }: Props) {
  const office = useSession((store) => store.status?.office?.name ?? '');
  const day = useToday();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  useCommand('print', () => window.print());

  async function copy() {
    setCopied((await copyForAWhile(code)) ? 'yes' : 'refused');
  }

  return (
    <GateFrame
      wide
      title="Your recovery code"
      intro="It opens the office when a passphrase is lost. Nobody else has it and it is shown only now, so put it on paper: print the sheet, or write the groups down."
    >
      <div className={styles.sheet}>
        <p className={styles.sheetTitle}>Claimwright recovery code, {formatUsDate(day)}</p>
        {office === '' ? null : <p className={styles.sheetOffice}>{office}</p>}
        <ol className={styles.code} aria-label="Recovery code, by groups">
          {groupsOf(code).map((group, index) => (
            <li key={`${index} ${group}`}>
              <span className={styles.groupNumber} aria-hidden="true">
                {index + 1}
              </span>
              {group}
            </li>
          ))}
        </ol>
        <p className={styles.sheetNote}>
          Keep it where the office keeps its deeds, not beside this computer. 0 is always zero; there is no
          letter I, L, O or U. Whoever holds this sheet and the computer can read everything.
        </p>
      </div>
      <div className={styles.actions}>
        <Button leftSection={<IconPrinter size="1rem" aria-hidden="true" />} onClick={() => window.print()}>
          Print the sheet
        </Button>
        <Button leftSection={<IconCopy size="1rem" aria-hidden="true" />} onClick={() => void copy()}>
          Copy
        </Button>
        <span className={styles.grow} />
        <Button variant="filled" onClick={onNext}>
          I have it on paper
        </Button>
      </div>
      <p className={styles.warning} role="status">
        {copied === 'yes'
          ? 'Copied. Any program can read the clipboard, and a file with the code is lost together with the computer it was meant to save you from: print or write it down as well, then copy something else.'
          : copied === 'refused'
            ? 'The system does not allow copying here. Print the sheet or write the groups down.'
            : ''}
      </p>
    </GateFrame>
  );
}
