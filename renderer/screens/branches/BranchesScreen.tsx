import { Button } from '@mantine/core';
import { useState } from 'react';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { useSyncState } from '../../stores/syncState.ts';
import { BooksSection } from './BooksSection.tsx';
import { BranchesNav } from './BranchesNav.tsx';
import { BranchesSection } from './BranchesSection.tsx';
import { DevicesSection } from './DevicesSection.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { NotOn } from './NotOn.tsx';
import { RolesSection } from './RolesSection.tsx';

const OWNER = ['owner'] as const;

/** The branches of the office, the devices that work in them, who may do what there, and where the books are. */
export function BranchesScreen() {
  const overview = useQuery('branches.overview', {}, { keep: true });
  const owner = useHasRole(OWNER);
  const [inviting, setInviting] = useState(false);
  const { data } = overview;

  async function again() {
    await Promise.all([overview.reload(), useSyncState.getState().refresh()]);
  }
  useChanges(() => void again());

  if (data && !data.on) {
    return (
      <Page title="Branches">
        <NotOn onTurnedOn={() => void again()} />
      </Page>
    );
  }
  return (
    <Page
      title="Branches and devices"
      tools={<BranchesNav />}
      actions={
        owner && data?.administers ? (
          <Button variant="filled" onClick={() => setInviting(true)}>
            Add a device
          </Button>
        ) : null
      }
    >
      <LoadingBar loading={overview.loading && !data} />
      {overview.fault ? <FaultMessage fault={overview.fault} onRetry={() => void overview.reload()} /> : null}
      {data ? (
        <>
          <DevicesSection overview={data} owner={owner} onChanged={() => void again()} />
          <BranchesSection overview={data} owner={owner} onChanged={() => void again()} />
          <BooksSection overview={data} onChanged={() => void again()} />
          {owner ? <RolesSection overview={data} onChanged={() => void again()} /> : null}
          {inviting ? (
            <InviteDialog
              overview={data}
              onClose={() => {
                setInviting(false);
                void again();
              }}
            />
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
