import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { formatUsDate, IsoDate } from '../../../shared/domain/dates.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';

import { Dialog } from '../../components/Dialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import tables from '../../records/rows.module.css';
import { announceChange } from '../../stores/changes.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { purgedKinds } from './purgedKinds.ts';
import styles from './Safety.module.css';

/** Nothing short such as `t` for today: that would ask the clock that is in doubt. */
function dayInFull(text: string): IsoDate | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const read = IsoDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.success ? read.data : null;
}

/** Shows what goes, asks for the number and the reason, and purges. Nothing of it can be taken back. */
export function PurgeDialog({
  patientIds,
  onClose,
  onPurged,
}: {
  readonly patientIds: readonly string[];
  readonly onClose: () => void;
  readonly onPurged: () => void;
}) {
  const preview = useQuery('retention.preview', { patientIds: [...patientIds] });
  const aside = useQuery('backups.aside', {});
  const zone = useSession((store) => officeZone(store.status));
  const [typedCount, setTypedCount] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<OutputOf<'retention.purge'> | null>(null);
  const { data } = preview;
  const may = data !== null && data.backup !== null && data.entangled.length === 0;
  const number = patientIds.length;
  const patients = number === 1 ? 'patient' : 'patients';

  async function purge() {
    if (!data) return;
    setAttempt(attempt + 1);
    setFault(null);
    if (typedCount === null) {
      setIssues([{ path: 'typedCount', message: 'Type the number of patients.' }]);
      return;
    }
    const today = data.clockDoubt ? dayInFull(day) : null;
    if (data.clockDoubt && today === null) {
      setIssues([{ path: 'today', message: 'Type today’s date in full, such as 03/07/2026.' }]);
      return;
    }
    setIssues([]);
    setBusy(true);
    const answer = await call('retention.purge', {
      patientIds: [...patientIds],
      rows: data.rows,
      typedCount,
      reason,
      today,
      ownPassphrase,
    });
    setBusy(false);
    if (answer.ok) {
      setDone(answer.value);
      onPurged();
      announceChange();
    } else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title={`Purge ${number} ${patients}`}
      open
      size="l"
      onClose={onClose}
      fixed={busy}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {done ? 'Close' : 'Cancel'}
          </Button>
          {done ? null : (
            <Button variant="filled" color="red" loading={busy} disabled={!may} onClick={() => void purge()}>
              Purge for good
            </Button>
          )}
        </>
      }
    >
      {done ? (
        <p className={styles.text} role="status">
          Purged: {done.patients.toLocaleString('en-US')} {patients}, {done.rows.toLocaleString('en-US')} rows
          and {done.files.toLocaleString('en-US')} {done.files === 1 ? 'file' : 'files'}.{' '}
          {done.rewritten
            ? 'The data file was written anew without them.'
            : 'The data file is written anew at the next sign-in, because something else was reading it.'}
        </p>
      ) : (
        <>
          <LoadingBar loading={preview.loading} />
          {preview.fault ? <FaultMessage fault={preview.fault} /> : null}
          {data ? (
            <>
              <p className={styles.text}>
                Everything of {number === 1 ? 'this patient' : 'these patients'} is removed for good, also
                from the histories. It cannot be undone. What stays: that and when you purged, how many rows,
                why, and who looked at the records before.
              </p>
              <ul className={styles.purged} aria-label="Patients to purge">
                {data.patients.map(({ patientId, name, last }) => (
                  <li key={patientId}>
                    <PersonName name={name || 'Without a name'} />
                    <span className="cw-quiet"> last service {formatUsDate(last.on)}</span>
                  </li>
                ))}
              </ul>
              <div className={tables.scroll}>
                <table className={tables.table} aria-label="What goes">
                  <thead>
                    <tr>
                      <th scope="col">What goes</th>
                      <th scope="col">Rows</th>
                    </tr>
                  </thead>
                  <tbody>
                    {purgedKinds(data.counts).map(({ kind, rows }) => (
                      <tr key={kind}>
                        <td>{kind}</td>
                        <td>{rows.toLocaleString('en-US')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <div className={styles.after}>
                {data.sharedFiles > 0 ? (
                  <p className={styles.text}>
                    {data.sharedFiles === 1
                      ? 'One file of claims or payments holds other patients too. It stays as it was sent or received, with these patients in it,'
                      : `${data.sharedFiles} files of claims or payments hold other patients too. They stay as they were sent or received, with these patients in them,`}{' '}
                    until the last of their patients is purged.
                  </p>
                ) : null}
                <p className={styles.text}>
                  Backups made until today still hold them. The last of these will have been replaced on{' '}
                  {formatUsDate(data.backupsHoldUntil)} if one is made every day; copies kept elsewhere stay
                  until somebody destroys them.
                </p>
                {data.foldersAway.length > 0 ? (
                  <p className={styles.text}>
                    Backups also went to folders that are not there now, and stay in them until somebody
                    destroys them or plugs the disk in before the next backup: {data.foldersAway.join(', ')}.
                  </p>
                ) : null}
                {data.clockDoubt ? (
                  <p className={styles.text} role="alert">
                    Nothing was noted here from {instantText(data.clockDoubt.from, zone)} to{' '}
                    {instantText(data.clockDoubt.to, zone)}. If the clock of this computer was set ahead,
                    these records are not due: look at a calendar, and type today’s date.
                  </p>
                ) : null}
                {aside.fault ? <FaultMessage fault={aside.fault} /> : null}
                {aside.data && aside.data.length > 0 ? (
                  <p className={styles.text}>
                    {aside.data.length === 1
                      ? 'One copy put aside by a restore or an update may hold them too.'
                      : `${aside.data.length} copies put aside by restores and updates may hold them too.`}{' '}
                    <Link href="/safety/backups">Destroy what is put aside under Backups</Link>.
                  </p>
                ) : null}
                {data.entangled.length > 0 ? (
                  <p className={styles.text} role="alert">
                    Records of another patient rest on{' '}
                    {data.patients
                      .filter(({ patientId }) => data.entangled.includes(patientId))
                      .map(({ patientId, name }) => (
                        <span key={patientId}>
                          <PersonName name={name} />{' '}
                        </span>
                      ))}
                    and would lose their ground. Mend those first.
                  </p>
                ) : null}
                {data.backup ? (
                  <p className={styles.text}>
                    The last backup was read back on {instantText(data.backup.at, zone)}.
                  </p>
                ) : (
                  <p className={styles.text} role="alert">
                    No backup of the last day was read back.{' '}
                    <Link href="/safety/backups">Make one first</Link>.
                  </p>
                )}
              </div>
              {may ? (
                <>
                  <ErrorSummary issues={issues} attempt={attempt} />
                  <div className={styles.fields}>
                    <TextField
                      label="Why they are purged"
                      path="reason"
                      required
                      maxLength={300}
                      width="full"
                      hint="Kept for good: name nobody here"
                      value={reason}
                      onChange={setReason}
                      error={issueAt(issues, 'reason')}
                    />
                    <NumberField
                      label="Type the number of patients"
                      path="typedCount"
                      required
                      min={0}
                      width="s"
                      value={typedCount}
                      onChange={setTypedCount}
                      error={issueAt(issues, 'typedCount')}
                    />
                    {data.clockDoubt ? (
                      <TextField
                        label="Today’s date, in full"
                        path="today"
                        required
                        width="s"
                        maxLength={10}
                        hint="MM/DD/YYYY"
                        value={day}
                        onChange={setDay}
                        error={issueAt(issues, 'today')}
                      />
                    ) : null}
                    <OwnPassphraseField
                      value={ownPassphrase}
                      error={issueAt(issues, 'ownPassphrase')}
                      onChange={setOwnPassphrase}
                    />
                  </div>
                </>
              ) : null}
            </>
          ) : null}
          {fault ? <FaultMessage fault={fault} /> : null}
        </>
      )}
    </Dialog>
  );
}
