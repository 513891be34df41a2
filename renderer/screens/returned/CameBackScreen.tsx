import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import type { ReturnedFileView } from '../../../shared/contract/returned.ts';
import { RETURNED_KIND_NAMES } from '../../../shared/domain/returned.ts';
import type { Result } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Page } from '../../components/Page.tsx';
import { Section } from '../../components/Section.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { announceChange } from '../../stores/changes.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { FileOutcome } from './FileOutcome.tsx';
import { outcomeText } from './returnedWords.ts';
import { ReturnedNav } from './ReturnedNav.tsx';
import styles from './Returned.module.css';

type Taken = OutputOf<'returned.take'> & { readonly name: string };

/** Files from payers and clearinghouses: dropped here, read once, and what each of them did. */
export function CameBackScreen() {
  const mayWrite = useHasRole(DESK);
  const list = usePagedRows<ReturnedFileView>('', (page) => call('returned.list', page));
  const zone = useSession((store) => officeZone(store.status));
  const columns = useMemo(() => columnsIn(zone), [zone]);
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [shown, setShown] = useState<ReturnedFileView | null>(null);
  useCommand('remittances', () => go('/returned/remittances'), { label: 'Remittances' });

  async function take(uploadId: string, file: File): Promise<Result<unknown>> {
    const answer = await call('returned.take', { uploadId });
    if (answer.ok) {
      setTaken((before) => [{ ...answer.value, name: file.name }, ...before]);
      announceChange();
    }
    return answer;
  }

  return (
    <Page title="Came back" tools={<ReturnedNav />}>
      <div className={styles.room}>
        {mayWrite ? (
          <FileDrop
            label="Drop what the payer or clearinghouse sent"
            note="999, TA1, 277CA or 835, several at once. The file is kept as it is; the same file twice changes nothing."
            onUploaded={take}
            handedOn
            anywhere
          />
        ) : null}
        {taken.length === 0 ? null : (
          <Section title="Just taken in">
            <ul className={styles.list} aria-label="Just taken in" aria-live="polite">
              {taken.map((each, at) => (
                <li key={`${each.file.id} ${taken.length - at}`}>
                  <div className={styles.head}>
                    <strong>{each.name}</strong>
                  </div>
                  <FileOutcome file={each.file} already={each.already} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Files" note="Every file that was taken in, the newest on top.">
          {list.fault && !list.settled ? (
            <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
          ) : (
            <DataTable
              label="Files that came back"
              columns={columns}
              rows={list.rows}
              rowKey={(file) => file.id}
              onOpen={setShown}
              loading={list.loading}
              total={list.total}
              onMore={list.more}
              grow
              empty={
                list.settled ? (
                  <EmptyState
                    text="Nothing has come back yet."
                    detail="Download the answers from your clearinghouse or payer portal and drop them here."
                  />
                ) : null
              }
            />
          )}
        </Section>
      </div>
      {shown ? (
        <Dialog
          title={`${RETURNED_KIND_NAMES[shown.kind]}, ${instantText(shown.at, zone)}`}
          open
          size="l"
          onClose={() => setShown(null)}
        >
          <FileOutcome file={shown} />
        </Dialog>
      ) : null}
    </Page>
  );
}

function columnsIn(zone: string): readonly Column<ReturnedFileView>[] {
  return [
    {
      id: 'at',
      header: 'Taken in',
      width: 12,
      nowrap: true,
      cell: (file) => instantText(file.at, zone),
    },
    { id: 'kind', header: 'What it is', min: 13, cell: (file) => RETURNED_KIND_NAMES[file.kind] },
    { id: 'did', header: 'What it did', min: 22, cell: (file) => outcomeText(file) },
    {
      id: 'doubts',
      header: 'Not sure',
      width: 5,
      number: true,
      cell: (file) => (file.doubts.length === 0 ? '' : file.doubts.length),
    },
    { id: 'by', header: 'By', min: 8, cell: (file) => file.userName },
  ];
}
