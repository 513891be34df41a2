import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../shared/domain/access.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { ROLE_NAMES } from '../../../shared/domain/people.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { PeopleBack } from './PeopleBack.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import styles from './Safety.module.css';
import { SafetyNav } from './SafetyNav.tsx';

const OWNER = ['owner'] as const;

/** Who works with the program: what they may, whether they can sign in, and when they last did. */
export function PeopleScreen() {
  const mayRead = useHasRole(OWNER);
  const people = useQuery('people.list', {}, { enabled: mayRead });
  const backups = useQuery('backups.overview', {}, { enabled: mayRead });
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  useCommand('new', () => setAdding(true), { enabled: mayRead });
  if (!mayRead) {
    return (
      <Page title="People" tools={<SafetyNav />}>
        <EmptyState text="People are for the owner." />
      </Page>
    );
  }
  const open = people.data?.find(({ id }) => id === openId) ?? null;
  return (
    <Page
      title="People"
      tools={<SafetyNav />}
      actions={
        <Button variant="filled" onClick={() => setAdding(true)}>
          Add a person
        </Button>
      }
    >
      {people.fault ? <FaultMessage fault={people.fault} onRetry={() => void people.reload()} /> : null}
      <p className={styles.lead}>
        Everybody signs in as themselves: what is seen, changed and printed is kept under their name.
      </p>
      {backups.data?.restored ? (
        <PeopleBack
          restored={backups.data.restored}
          onDecided={() => {
            void people.reload();
            void backups.reload();
          }}
        />
      ) : null}
      <DataTable<Person>
        label="People"
        columns={COLUMNS}
        rows={people.data ?? []}
        rowKey={(person) => person.id}
        onOpen={(person) => setOpenId(person.id)}
        loading={people.loading}
        grow
      />
      {adding ? (
        <AddPersonDialog
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            void people.reload();
          }}
        />
      ) : null}
      {open ? (
        <PersonDialog
          key={`${open.id} ${String(open.revision)}`}
          person={open}
          onClose={() => setOpenId(null)}
          onChanged={() => void people.reload()}
        />
      ) : null}
    </Page>
  );
}

const COLUMNS: readonly Column<Person>[] = [
  { id: 'name', header: 'Name', cell: ({ name }) => name, sortBy: ({ name }) => name, min: 11 },
  {
    id: 'role',
    header: 'Role',
    cell: ({ role }) => ROLE_NAMES[role],
    sortBy: ({ role }) => ROLE_NAMES[role],
    width: 8,
  },
  { id: 'qualification', header: 'Qualification', cell: ({ qualification }) => qualification, min: 10 },
  { id: 'state', header: 'State', cell: (person) => <State person={person} />, width: 12 },
  {
    id: 'factor',
    header: 'Device',
    cell: ({ secondFactor, leftOn }) => (leftOn ? '' : secondFactor ? 'Enrolled' : 'None'),
    width: 6,
  },
  {
    id: 'last',
    header: 'Last sign-in',
    cell: ({ lastSignInAt }) => <LastSignIn at={lastSignInAt} />,
    sortBy: ({ lastSignInAt }) => lastSignInAt,
    width: 12,
  },
];

function State({ person }: { readonly person: Person }) {
  if (person.keyOwed) return <Chip tone="unmet">Removed, key not changed</Chip>;
  if (person.leftOn !== null) return <Chip tone="na">{`Removed ${formatUsDate(person.leftOn)}`}</Chip>;
  if (!person.active) return <Chip tone="unknown">May not sign in</Chip>;
  if (!person.hasPassphrase) return <Chip tone="unknown">No passphrase</Chip>;
  if (person.mustChange) return <Chip tone="advice">First passphrase</Chip>;
  return <Chip tone="met">Signs in</Chip>;
}

function LastSignIn({ at }: { readonly at: string | null }) {
  const zone = useSession((store) => officeZone(store.status));
  return at === null ? <span className="cw-quiet">Never</span> : <span>{instantText(at, zone)}</span>;
}
