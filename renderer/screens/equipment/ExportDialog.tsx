import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { type Ownership, OWNERSHIP_NAMES } from '../../../shared/domain/equipment.ts';
import { call, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useNotices } from '../../stores/notices.ts';
import { useInBranch, useShownBranch } from '../../stores/branches.ts';

/** The register as a CSV file. Patients' names go out only when they are asked for. */
interface Props {
  /** The list's own filter, which the file keeps to. */
  readonly ownership: Ownership | null;
  readonly onClose: () => void;
}

export function ExportDialog({ ownership, onClose }: Props) {
  const [withHolders, setWithHolders] = useState(false);
  const [busy, setBusy] = useState(false);
  const inBranch = useInBranch();
  const branch = useShownBranch();
  const show = useNotices((store) => store.show);

  async function make() {
    if (busy) return;
    setBusy(true);
    const made = valueOrNotice(await call('register.exportCsv', { ownership, withHolders, ...inBranch }));
    setBusy(false);
    if (!made) return;
    saveOutput(made.outputId);
    show({ tone: 'done', text: `${made.rows.toLocaleString('en-US')} devices were written to the file.` });
    onClose();
  }

  return (
    <Dialog
      title="Export the register"
      open
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void make()}>
            Save as CSV
          </Button>
        </>
      }
    >
      <p>
        {ownership === null
          ? 'Every device of the register'
          : `Devices with the ownership “${OWNERSHIP_NAMES[ownership]}”`}
        {branch ? ` of ${branch.name}` : ''}, one row each, with cost, warranty and hour meter.
      </p>
      <Checkbox
        label="With the names of the patients who hold them"
        description="The file then holds patient data: keep it where only your office can read it."
        checked={withHolders}
        onChange={(event) => setWithHolders(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
