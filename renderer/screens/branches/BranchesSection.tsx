import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BranchesOverview } from '../../../shared/contract/branches.ts';
import type { Branch, BranchValues } from '../../../shared/domain/branches.ts';
import { formatPhone } from '../../../shared/domain/identifiers.ts';
import { formatAddress, NO_ADDRESS } from '../../../shared/domain/record.ts';
import { call } from '../../client.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { PhoneField } from '../../components/PhoneField.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { AddressFields } from '../../records/AddressFields.tsx';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import styles from './Branches.module.css';

interface Props {
  readonly overview: BranchesOverview;
  readonly owner: boolean;
  readonly onChanged: () => void;
}

/** The places in which the office works. */
export function BranchesSection({ overview, owner, onChanged }: Props) {
  const [open, setOpen] = useState<Branch | 'new' | null>(null);
  return (
    <Section
      title="Branches"
      note="Where the office works. New records belong to the branch of the device on which they are made."
      actions={owner ? <Button onClick={() => setOpen('new')}>Add a branch</Button> : null}
    >
      <DataTable<Branch>
        label="Branches"
        columns={COLUMNS}
        rows={overview.branches}
        rowKey={({ id }) => id}
        {...(owner ? { onOpen: setOpen } : {})}
        empty={<p className="cw-quiet">There is no branch yet.</p>}
        grow
      />
      {open ? (
        <BranchDialog
          branch={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            onChanged();
          }}
        />
      ) : null}
    </Section>
  );
}

const COLUMNS: readonly Column<Branch>[] = [
  { id: 'name', header: 'Name', min: 12, cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'address', header: 'Address', min: 16, cell: ({ address }) => formatAddress(address) },
  { id: 'phone', header: 'Telephone', width: 10, nowrap: true, cell: ({ phone }) => formatPhone(phone) },
  {
    id: 'state',
    header: 'State',
    width: 8,
    cell: ({ active }) => (active ? <Chip tone="met">In use</Chip> : <Chip tone="na">Closed</Chip>),
  },
];

const EMPTY: BranchValues = { name: '', address: NO_ADDRESS, phone: '', active: true };

function BranchDialog({
  branch,
  onClose,
  onSaved,
}: {
  readonly branch: Branch | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const [values, setValues] = useState<BranchValues>(() => (branch ? valuesOf(branch) : EMPTY));
  const sending = useSend();

  async function save() {
    const saved = await sending.send(() =>
      call('branches.save', { id: branch?.id ?? null, revision: branch?.revision ?? null, values }),
    );
    if (saved) onSaved();
  }

  return (
    <Dialog
      title={branch ? 'Branch' : 'Add a branch'}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={sending.busy} onClick={() => void save()}>
            {branch ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <SendProblem sending={sending} />
      <div className={styles.fields}>
        <TextField
          label="Name"
          path="name"
          required
          autoFocus
          maxLength={60}
          width="full"
          error={issueAt(sending.issues, 'name')}
          value={values.name}
          onChange={(name) => setValues({ ...values, name })}
        />
        <AddressFields
          value={values.address}
          pathPrefix="address"
          errorAt={(path) => issueAt(sending.issues, path)}
          onChange={(address) => setValues({ ...values, address })}
        />
        <PhoneField
          label="Telephone"
          path="phone"
          error={issueAt(sending.issues, 'phone')}
          value={values.phone}
          onChange={(phone) => setValues({ ...values, phone })}
        />
        <CheckField
          label="In use"
          note="A closed branch is offered for nothing new; its records stay."
          value={values.active}
          onChange={(active) => setValues({ ...values, active })}
        />
      </div>
    </Dialog>
  );
}

function valuesOf({ name, address, phone, active }: Branch): BranchValues {
  return { name, address, phone, active };
}
