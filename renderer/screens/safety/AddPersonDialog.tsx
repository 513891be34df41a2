import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonValues } from '../../../shared/domain/access.ts';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { useNotices } from '../../stores/notices.ts';
import { FirstPassphraseField } from './FirstPassphraseField.tsx';
import { PersonFields } from './PersonFields.tsx';
import styles from './Safety.module.css';

/** A new person: who they are, and the passphrase with which they come in for the first time. */
export function AddPersonDialog({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: () => void;
}) {
  const [values, setValues] = useState<PersonValues>({ name: '', role: 'office', qualification: '' });
  const [passphrase, setPassphrase] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const show = useNotices((store) => store.show);

  async function add() {
    const found: Issue[] = [];
    if (values.name.trim() === '')
      found.push({ path: 'values.name', message: 'Give the name of the person.' });
    if (passphrase === '') found.push({ path: 'passphrase', message: 'Give a first passphrase.' });
    setIssues(found);
    setFault(null);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await call('people.add', { values, passphrase, ownPassphrase });
    setBusy(false);
    if (answer.ok) {
      show({ tone: 'done', text: 'Added. They choose a passphrase of their own at the first sign-in.' });
      onAdded();
    } else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title="Add a person"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void add()}>
            Add
          </Button>
        </>
      }
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <div className={styles.fields}>
        <PersonFields
          values={values}
          issues={issues}
          onChange={(next) => {
            setValues(next);
            setIssues(issues.filter(({ path }) => !path.startsWith('values')));
          }}
        />
        <FirstPassphraseField
          value={passphrase}
          error={issueAt(issues, 'passphrase')}
          onChange={(typed) => {
            setPassphrase(typed);
            setIssues(issues.filter(({ path }) => path !== 'passphrase'));
          }}
        />
        <OwnPassphraseField
          value={ownPassphrase}
          error={issueAt(issues, 'ownPassphrase')}
          onChange={(typed) => {
            setOwnPassphrase(typed);
            setIssues(issues.filter(({ path }) => path !== 'ownPassphrase'));
          }}
        />
        {fault ? <FaultMessage fault={fault} /> : null}
      </div>
    </Dialog>
  );
}
