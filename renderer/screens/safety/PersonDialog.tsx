import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Person, PersonValues } from '../../../shared/domain/access.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { Fault, Issue, Result } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { useNotices } from '../../stores/notices.ts';
import { useSession } from '../../stores/session.ts';
import { FirstPassphraseField } from './FirstPassphraseField.tsx';
import { PersonFields } from './PersonFields.tsx';
import { RemovePersonDialog } from './RemovePersonDialog.tsx';
import { WhoSawThis } from '../auditTrail/WhoSawThis.tsx';
import styles from './Safety.module.css';

/** One person: what they are, and what an owner can do about their way in. */
interface Props {
  readonly person: Person;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function PersonDialog({ person, onClose, onChanged }: Props) {
  const { id, revision } = person;
  const self = useSession((store) => store.status?.user?.id === id);
  const refresh = useSession((store) => store.refresh);
  const show = useNotices((store) => store.show);
  const [values, setValues] = useState<PersonValues>({
    name: person.name,
    role: person.role,
    qualification: person.qualification,
  });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [way, setWay] = useState<'passphrase' | 'device' | 'active' | 'remove' | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const gone = person.leftOn !== null;

  async function send(work: Promise<Result<unknown>>, done: string) {
    setFault(null);
    setIssues([]);
    setAttempt(attempt + 1);
    setBusy(true);
    const answer = await work;
    setBusy(false);
    if (answer.ok) {
      show({ tone: 'done', text: done });
      onChanged();
      if (self) void refresh();
      onClose();
    } else if (answer.fault.kind === 'invalid') setIssues(answer.fault.issues);
    else setFault(answer.fault);
  }

  const own = (
    <OwnPassphraseField
      value={ownPassphrase}
      error={issueAt(issues, 'ownPassphrase')}
      onChange={(typed) => {
        setOwnPassphrase(typed);
        setIssues([]);
      }}
    />
  );
  if (way === 'remove') {
    return <RemovePersonDialog person={person} onClose={onClose} onRemoved={onChanged} />;
  }
  return (
    <Dialog
      title={gone ? 'Somebody who was removed' : 'Person'}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{gone ? 'Close' : 'Cancel'}</Button>
          {gone ? null : way === 'passphrase' ? (
            <Button
              variant="filled"
              loading={busy}
              onClick={() =>
                void send(
                  call('people.resetPassphrase', { id, passphrase, ownPassphrase }),
                  'Set. It has to be changed at the next sign-in.',
                )
              }
            >
              Set this passphrase
            </Button>
          ) : way === 'device' ? (
            <Button
              variant="filled"
              loading={busy}
              onClick={() =>
                void send(
                  call('people.resetSecondFactor', { id, revision, ownPassphrase }),
                  'The device does not count any more.',
                )
              }
            >
              Let the device not count
            </Button>
          ) : way === 'active' ? (
            <Button
              variant="filled"
              loading={busy}
              onClick={() =>
                void send(
                  call('people.setActive', { id, revision, active: !person.active, ownPassphrase }),
                  person.active ? 'They may not sign in until you let them.' : 'They may sign in again.',
                )
              }
            >
              {person.active ? 'Keep from signing in' : 'Let sign in again'}
            </Button>
          ) : (
            <Button
              variant="filled"
              loading={busy}
              onClick={() =>
                void send(call('people.save', { id, revision, values, ownPassphrase }), 'Saved.')
              }
            >
              Save
            </Button>
          )}
        </>
      }
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <div className={styles.fields}>
        {way === 'passphrase' ? (
          <>
            <p className={styles.text}>
              A new first passphrase for {person.name}, who forgot the old one. The old one stops working at
              once.
            </p>
            <FirstPassphraseField
              value={passphrase}
              error={issueAt(issues, 'passphrase')}
              onChange={(typed) => {
                setPassphrase(typed);
                setIssues([]);
              }}
            />
            {own}
          </>
        ) : way === 'device' ? (
          <>
            <p className={styles.text}>
              {person.name} signs in by the passphrase alone from now on, or enrolls another device where the
              office asks for one.
            </p>
            {own}
          </>
        ) : way === 'active' ? (
          <>
            <p className={styles.text}>
              {person.active
                ? `${person.name} may not sign in until you let them. Their passphrase stays as it is.`
                : `${person.name} may sign in again, with the passphrase that they had.`}
            </p>
            {own}
          </>
        ) : (
          <>
            {person.leftOn === null ? null : (
              <p className={styles.text}>
                Removed on {formatUsDate(person.leftOn)}. The name stays in the histories of what they did.
                {person.keyOwed ? ' The key of the records was not changed yet: that was cut off.' : ''}
              </p>
            )}
            <PersonFields
              values={values}
              issues={issues}
              readOnly={gone}
              roleFixed={self}
              onChange={(next) => {
                setValues(next);
                setIssues([]);
              }}
            />
            {values.role === person.role ? null : own}
            <p className={styles.text}>
              <WhoSawThis userId={id} />
            </p>
          </>
        )}
        {fault ? <FaultMessage fault={fault} /> : null}
        {person.keyOwed ? (
          <div className={styles.actions}>
            <Button size="xs" color="red" onClick={() => setWay('remove')}>
              Change the key
            </Button>
          </div>
        ) : null}
        {gone || self || way !== null ? null : (
          <div className={styles.actions}>
            <Button size="xs" onClick={() => setWay('passphrase')}>
              {person.hasPassphrase ? 'Passphrase forgotten' : 'Give a passphrase'}
            </Button>
            {person.secondFactor ? (
              <Button size="xs" onClick={() => setWay('device')}>
                Device lost
              </Button>
            ) : null}
            <Button size="xs" onClick={() => setWay('active')}>
              {person.active ? 'Keep from signing in' : 'Let sign in again'}
            </Button>
            <Button size="xs" color="red" onClick={() => setWay('remove')}>
              Remove
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
