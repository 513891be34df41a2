import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useNotices } from '../../stores/notices.ts';
import styles from './Safety.module.css';

/** Opening the office by the account of this computer: only where the system can keep a key, and only for who asks. */
export function OwnComputer() {
  const own = useQuery('session.computer', {});
  const show = useNotices((store) => store.show);
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { data } = own;

  async function forget() {
    const answer = await call('session.forgetOnComputer', {});
    if (answer.ok) show({ tone: 'done', text: 'This computer asks you for the passphrase again.' });
    else setFault(answer.fault);
    await own.reload();
  }

  // A browser has no such place: nothing is offered that cannot be done.
  if (!data || (!data.possible && !data.kept)) return null;
  return (
    <Section
      title="This computer"
      id="computer"
      note="Opens the office for you once after the program starts, for whoever is signed in to this computer as you. After a lock, and after a change of the passphrase, the passphrase is asked for. Other programs of your account are not kept out."
    >
      <Facts items={[{ label: 'Without the passphrase', value: data.kept ? 'On this computer' : 'No' }]} />
      {fault ? <FaultMessage fault={fault} /> : null}
      <div className={styles.actions}>
        {data.kept ? (
          <Button onClick={() => void forget()}>Ask for the passphrase again</Button>
        ) : (
          <Button onClick={() => setAsking(true)}>Open with this computer’s sign-in</Button>
        )}
      </div>
      <Dialog title="Open with this computer’s sign-in" open={asking} onClose={() => setAsking(false)} fixed>
        <KeepForm
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            show({ tone: 'done', text: 'From the next start on, this computer opens the office for you.' });
            void own.reload();
          }}
        />
      </Dialog>
    </Section>
  );
}

function KeepForm({ onCancel, onDone }: { readonly onCancel: () => void; readonly onDone: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function keep() {
    setBusy(true);
    const answer = await call('session.keepOnComputer', { passphrase });
    setBusy(false);
    if (answer.ok) onDone();
    else setFault(answer.fault);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void keep();
      }}
    >
      <TextField
        label="Passphrase now"
        path="passphrase"
        type="password"
        autoComplete="current-password"
        width="l"
        maxLength={256}
        error={fault?.kind === 'invalid' ? fault.message : null}
        value={passphrase}
        onChange={(typed) => {
          setPassphrase(typed);
          setFault(null);
        }}
      />
      {fault && fault.kind !== 'invalid' ? <FaultMessage fault={fault} /> : null}
      <div className={styles.actions}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="filled" type="submit" loading={busy}>
          Keep it on this computer
        </Button>
      </div>
    </form>
  );
}
