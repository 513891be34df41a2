import { Button } from '@mantine/core';
import type { LostEntry } from '../../../shared/contract/backups.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useAppearance } from '../../stores/appearance.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './Backups.module.css';
import { whenWords } from './backupWords.ts';

/** What was entered after the backup, read from the damaged file: to be entered again by hand. */
export function LossDialog({ onClose }: { readonly onClose: () => void }) {
  const losses = useQuery('backups.losses', {});
  const zone = useSession((store) => officeZone(store.status));
  const hideNames = useAppearance((store) => store.hideNames);
  const { data } = losses;
  return (
    <Dialog
      title="What the backup does not have"
      open
      size="xl"
      onClose={onClose}
      actions={
        <Button variant="filled" onClick={onClose}>
          Done
        </Button>
      }
    >
      <LoadingBar loading={losses.loading} />
      {losses.fault ? <FaultMessage fault={losses.fault} onRetry={() => void losses.reload()} /> : null}
      {data ? (
        <div className={styles.steps}>
          <p>{READABLE[data.readable]}</p>
          {data.entries.length === 0 && data.readable === 'whole' ? (
            <p>Nothing was entered after the backup. Nothing is lost.</p>
          ) : null}
          {data.more > 0 ? (
            <p>
              The last {data.entries.length} are listed; {data.more} older ones are not.
            </p>
          ) : null}
          <ol className={styles.lost} aria-label="Entries after the backup">
            {data.entries.map((entry, index) => (
              <li key={index}>
                <details>
                  <summary>
                    {entry.at === null ? 'Time unknown' : whenWords(entry.at, zone)}: {entry.what}
                    {entry.number === '' ? '' : ` ${entry.number}`}{' '}
                    {entry.op === 'insert' ? 'added' : 'changed'}
                    {entry.by === '' ? '' : ` by ${entry.by}`}
                  </summary>
                  <Changes entry={entry} hidden={hideNames} />
                </details>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Dialog>
  );
}

const READABLE = {
  whole:
    'The damaged file’s list of changes could be read in full. These are the entries after the backup, oldest first. Enter again by hand what is still needed.',
  part: 'Only a part of the damaged file’s list of changes could be read. There may have been more than these entries.',
  nothing:
    'Nothing could be read from the damaged file. It is kept; somebody with the right tools may get more out of it. Ask the people what they entered after the backup.',
} as const;

function Changes({ entry, hidden }: { readonly entry: LostEntry; readonly hidden: boolean }) {
  if (hidden) return <p className="cw-quiet">Names are hidden. Show them to read the values.</p>;
  return (
    <dl>
      {entry.changes.map(({ field, value }) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{field}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
