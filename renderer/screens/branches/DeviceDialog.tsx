import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BranchesOverview, DeviceRow } from '../../../shared/contract/branches.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { OwnPassphraseField } from '../../components/OwnPassphraseField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { useNotices } from '../../stores/notices.ts';
import styles from './Branches.module.css';
import { deviceName } from './branchWords.ts';

interface Props {
  readonly device: DeviceRow;
  readonly overview: BranchesOverview;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** What a device is called and where it stands; the owner's way to take one out of the office. */
export function DeviceDialog({ device, overview, onClose, onChanged }: Props) {
  const [name, setName] = useState(device.name);
  const [branchId, setBranchId] = useState(device.branchId);
  const [removing, setRemoving] = useState(false);
  const sending = useSend();
  const { revision } = device;
  if (removing) {
    return <RemoveDeviceDialog device={device} onClose={() => setRemoving(false)} onRemoved={onChanged} />;
  }

  async function save() {
    if (revision === null) return;
    const saved = await sending.send(() =>
      call('branches.saveDevice', { id: device.id, revision, name, branchId }),
    );
    if (saved) onChanged();
  }

  const branches = overview.branches.filter(({ id, active }) => active || id === device.branchId);
  const mayRemove = overview.administers && !device.here && !device.removed;
  return (
    <Dialog
      title="Device"
      open
      onClose={onClose}
      actions={
        <>
          {mayRemove ? (
            <Button color="red" className={styles.first ?? ''} onClick={() => setRemoving(true)}>
              Remove…
            </Button>
          ) : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={sending.busy}
            disabled={revision === null}
            onClick={() => void save()}
          >
            Save
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        {revision === null ? (
          <p className={styles.text}>
            Its particulars have not arrived here yet. They can be changed after the next exchange.
          </p>
        ) : null}
        <TextField
          label="Name"
          path="name"
          required
          autoFocus
          maxLength={60}
          width="full"
          disabled={revision === null}
          error={issueAt(sending.issues, 'name')}
          value={name}
          onChange={setName}
        />
        <SelectField
          label="Branch"
          path="branchId"
          width="full"
          clearable
          placeholder="None"
          hint="Records that are made on it belong there"
          disabled={revision === null}
          error={issueAt(sending.issues, 'branchId')}
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          value={branchId}
          onChange={setBranchId}
        />
        {device.here ? (
          <p className="cw-quiet">This device cannot remove itself: do it on another one that may.</p>
        ) : null}
      </div>
    </Dialog>
  );
}

function RemoveDeviceDialog({
  device,
  onClose,
  onRemoved,
}: {
  readonly device: DeviceRow;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const [ownPassphrase, setOwnPassphrase] = useState('');
  const sending = useSend();
  const show = useNotices((store) => store.show);

  async function remove() {
    const done = await sending.send(() => call('branches.removeDevice', { id: device.id, ownPassphrase }));
    if (!done) return;
    show({ tone: 'done', text: 'The device was removed. The others learn of it at their next exchange.' });
    onRemoved();
  }

  return (
    <Dialog
      title={`Remove ${deviceName(device)}`}
      open
      onClose={onClose}
      fixed={sending.busy}
      actions={
        <>
          <Button onClick={onClose} disabled={sending.busy} data-autofocus>
            Cancel
          </Button>
          <Button variant="filled" color="red" loading={sending.busy} onClick={() => void remove()}>
            Remove for good
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        <p className={styles.text}>
          From now on every change is sealed with a new key that it never gets, and nothing that it writes is
          taken in any more.
        </p>
        <p className={styles.text}>
          <strong>What this cannot undo:</strong> the records that it has already received stay on its disk,
          and whoever knows a passphrase there reads them. What was typed there and not exchanged yet is lost
          to the office: let it exchange first, if you have it. If it was lost or stolen, judge whether this
          is a breach.
        </p>
        <p className={styles.text}>It comes back only as a new device.</p>
        <OwnPassphraseField
          value={ownPassphrase}
          error={issueAt(sending.issues, 'ownPassphrase')}
          onChange={setOwnPassphrase}
        />
      </div>
    </Dialog>
  );
}
