import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './Branches.module.css';

const OWNER = ['owner'] as const;

/** The office works on one device: what branches are for, and the one way to begin. */
export function NotOn({ onTurnedOn }: { readonly onTurnedOn: () => void }) {
  const owner = useHasRole(OWNER);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <EmptyState
        text="Branches let several computers work on the same records, each with an encrypted copy of its own."
        detail={`Each goes on without a network for as long as it must, and exchanges its changes later: through a hub that your office runs, or as a file on a stick. Where two people changed the same field meanwhile, both values are kept and somebody decides.${owner ? '' : ' The owner can turn it on.'}`}
        {...(owner ? { action: { label: 'Turn on branches', run: () => setAsking(true) } } : {})}
      />
      {asking ? (
        <TurnOnDialog
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onTurnedOn();
          }}
        />
      ) : null}
    </>
  );
}

function TurnOnDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const [branchName, setBranchName] = useState('Main office');
  const [deviceName, setDeviceName] = useState('');
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const sending = useSend();
  const show = useNotices((store) => store.show);

  async function turnOn() {
    const done = await sending.send(() => call('branches.turnOn', { branchName, deviceName, ownPassphrase }));
    if (!done) return;
    show({ tone: 'done', text: 'Branches are on. Add the first device when it is at hand.' });
    onDone();
  }

  return (
    <Dialog
      title="Turn on branches"
      open
      onClose={onClose}
      fixed={sending.busy}
      actions={
        <>
          <Button onClick={onClose} disabled={sending.busy}>
            Cancel
          </Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void turnOn()}>
            Turn on
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        <p className={styles.text}>
          This computer becomes the first device and keeps the books: claims files are written here. It cannot
          be turned off later.
        </p>
        <TextField
          label="Name of this branch"
          path="branchName"
          required
          autoFocus
          maxLength={60}
          width="full"
          hint="Where this computer stands"
          error={issueAt(sending.issues, 'branchName')}
          value={branchName}
          onChange={setBranchName}
        />
        <TextField
          label="Name of this device"
          path="deviceName"
          required
          maxLength={60}
          width="full"
          hint="As people call it, e.g. Front desk"
          error={issueAt(sending.issues, 'deviceName')}
          value={deviceName}
          onChange={setDeviceName}
        />
        <OwnPassphraseField
          value={ownPassphrase}
          error={issueAt(sending.issues, 'ownPassphrase')}
          onChange={setOwnPassphrase}
          onEnter={() => void turnOn()}
        />
      </div>
    </Dialog>
  );
}
