import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AsideRow } from '../../../shared/contract/backups.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useNotices } from '../../stores/notices.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import styles from './Backups.module.css';
import { sizeWords, whenWords } from './backupWords.ts';

/** What restores and updates put aside: still whole copies of records, until the owner destroys them. */
export function AsideSection({
  owner,
  onDestroyed,
}: {
  readonly owner: boolean;
  readonly onDestroyed: () => void;
}) {
  const aside = useQuery('backups.aside', {});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [destroying, setDestroying] = useState<readonly string[] | null>(null);
  const rows = aside.data ?? [];
  if (aside.fault) return <FaultMessage fault={aside.fault} onRetry={() => void aside.reload()} />;
  if (rows.length === 0) return null;
  const names = rows.map(({ name }) => name).filter((name) => chosen.has(name));
  return (
    <Section
      title="Copies put aside"
      note="What restores and updates kept of before. A purge, a new key and the removal of a person do not reach them: what was purged is in them still, and passphrases of that day open them."
      actions={
        owner ? (
          <Button disabled={names.length === 0} onClick={() => setDestroying(names)}>
            {names.length === 0 ? 'Destroy…' : `Destroy ${names.length}…`}
          </Button>
        ) : null
      }
    >
      <DataTable
        label="Copies put aside"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.name}
        rowLabel={(row) => row.name}
        selected={owner ? chosen : undefined}
        onSelect={owner ? setChosen : undefined}
        grow
      />
      {destroying ? (
        <DestroyDialog
          names={destroying}
          onClose={() => setDestroying(null)}
          onDestroyed={() => {
            setDestroying(null);
            setChosen(new Set());
            void aside.reload();
            onDestroyed();
          }}
        />
      ) : null}
    </Section>
  );
}

interface DestroyProps {
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onDestroyed: () => void;
}

function DestroyDialog({ names, onClose, onDestroyed }: DestroyProps) {
  const [typedCount, setTypedCount] = useState<number | null>(null);
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const copies = names.length === 1 ? '1 copy' : `${names.length} copies`;

  async function destroy() {
    setAttempt(attempt + 1);
    setFault(null);
    setIssues([]);
    if (typedCount === null) {
      setIssues([{ path: 'typedCount', message: 'Type the number of copies.' }]);
      return;
    }
    setBusy(true);
    const answer = await call('backups.destroyAside', { names: [...names], typedCount, ownPassphrase });
    setBusy(false);
    if (answer.ok) {
      useNotices.getState().show({ tone: 'done', text: `${copies} destroyed.` });
      onDestroyed();
    } else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title={`Destroy ${copies}`}
      open
      onClose={onClose}
      fixed={busy}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button variant="filled" color="red" loading={busy} onClick={() => void destroy()}>
            Destroy for good
          </Button>
        </>
      }
    >
      <div className={styles.steps}>
        <p>
          It cannot be undone, and what only {names.length === 1 ? 'this copy holds' : 'these copies hold'} is
          lost. The audit trail keeps that and when you destroyed {names.length === 1 ? 'it' : 'them'}.
        </p>
        <ul className={styles.facts} aria-label="Copies to destroy">
          {names.map((name) => (
            <li key={name} className={styles.path}>
              {name}
            </li>
          ))}
        </ul>
        <ErrorSummary issues={issues} attempt={attempt} />
        <NumberField
          label="Type the number of copies"
          path="typedCount"
          required
          min={0}
          width="m"
          value={typedCount}
          onChange={setTypedCount}
          error={issueAt(issues, 'typedCount')}
        />
        <OwnPassphraseField
          value={ownPassphrase}
          error={issueAt(issues, 'ownPassphrase')}
          onChange={setOwnPassphrase}
        />
        {fault ? <FaultMessage fault={fault} /> : null}
      </div>
    </Dialog>
  );
}

const WHAT_WORDS: Readonly<Record<AsideRow['what'], string>> = {
  restored: 'The office before a restore',
  damaged: 'A damaged office, before a restore',
  beforeUpdate: 'The data file before an update',
  rescued: 'The open office when its file was taken away',
};

function When({ at }: { readonly at: string }) {
  const zone = useSession((store) => officeZone(store.status));
  return <>{whenWords(at, zone)}</>;
}

const COLUMNS: readonly Column<AsideRow>[] = [
  { id: 'what', header: 'What', min: 12, cell: (row) => WHAT_WORDS[row.what] },
  { id: 'at', header: 'When', width: 13, nowrap: true, cell: (row) => <When at={row.at} /> },
  {
    id: 'opens',
    header: 'Opens with',
    width: 13,
    cell: (row) => (row.oldKeys ? 'Passphrases of that day' : 'Passphrases of today'),
  },
  { id: 'bytes', header: 'Size', width: 8, number: true, cell: (row) => sizeWords(row.bytes) },
  { id: 'name', header: 'Where', min: 14, cell: (row) => <span className={styles.path}>{row.name}</span> },
];
