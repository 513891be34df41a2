import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import { Queue, QUEUE_NAMES } from '../../../shared/contract/claims.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { useSyncState } from '../../stores/syncState.ts';
import { useWorkQueues } from '../../stores/workQueues.ts';
import { BackupBanner } from '../backups/BackupBanner.tsx';
import { DueSoon } from './DueSoon.tsx';
import { EmergencyWork } from './EmergencyWork.tsx';
import { NewClaimDialog } from './NewClaimDialog.tsx';
import { QueueList } from './QueueList.tsx';
import { QueueTable } from './QueueTable.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly } from '../../records/BranchOnly.tsx';
import styles from './Work.module.css';

/** What waits for somebody: the queues at the left, the open one at the right. */
export function WorkScreen() {
  const { queue: asked } = useParams<{ queue?: string }>();
  const { ownerId, showOwner } = useWorkQueues();
  const me = useSession((store) => store.status?.user ?? null);
  const users = useQuery('users.list', {});
  const queues = useQuery('work.queues', { ownerId, ...useInBranch() }, { keep: true });
  const [opening, setOpening] = useState(false);
  const mayOpen = useHasRole(DESK);
  const conflicts = useSyncState((store) => store.state?.conflicts ?? 0);
  const payments = useQuery('remittances.waiting', {}, { enabled: mayOpen });
  useCommand('new', () => setOpening(true), { label: 'New claim', enabled: mayOpen });
  const sample = useSession((store) => store.status?.sample === true);
  useCommand('practice', () => go('/practice'), { label: 'Practice claims', enabled: sample });
  useCommand('chase', () => go('/chase'), { label: 'Chase: papers asked of physicians' });
  useChanges(() => {
    void queues.reload();
    void payments.reload();
  });

  const counts = queues.data ?? [];
  const first = counts.find((each) => each.count > 0)?.queue ?? 'missingDocuments';
  const shown = Queue.options.find((each) => each === asked) ?? first;
  const count = counts.find((each) => each.queue === shown)?.count ?? null;
  const people = (users.data ?? []).filter((user) => user.active);

  return (
    <Page
      title="Work"
      status={<BranchOnly />}
      fill
      actions={
        <>
          <Button onClick={() => go('/chase')}>Chase</Button>
          {sample ? <Button onClick={() => go('/practice')}>Practice</Button> : null}
          {mayOpen ? (
            <Button
              variant="filled"
              leftSection={<IconPlus size="1rem" aria-hidden="true" />}
              onClick={() => setOpening(true)}
            >
              New claim
            </Button>
          ) : null}
        </>
      }
      tools={
        <SelectField
          label="Whose work"
          bare
          clearable
          width="m"
          placeholder="Everybody’s"
          value={ownerId}
          options={people.map((user) => ({
            value: user.id,
            label: user.id === me?.id ? `${user.name} (me)` : user.name,
          }))}
          onChange={showOwner}
        />
      }
    >
      <BackupBanner inset />
      <EmergencyWork />
      {queues.fault ? (
        <FaultMessage fault={queues.fault} onRetry={() => void queues.reload()} />
      ) : (
        <div className={styles.frame}>
          <div className={styles.columns}>
            <QueueList
              queues={counts}
              payments={mayOpen ? payments.data : null}
              conflicts={conflicts}
              current={shown}
              onOpen={(queue) => go(`/queues/${queue}`)}
            />
            <section className={styles.open} aria-label={QUEUE_NAMES[shown]}>
              <h2 className={styles.title}>{QUEUE_NAMES[shown]}</h2>
              {shown === 'readyToSend' && count !== null && count > 0 ? (
                <p className={styles.lead}>
                  <Link href="/send">Write a claims file</Link>
                </p>
              ) : null}
              {queues.data === null ? null : shown === 'dueSoon' ? (
                <DueSoon />
              ) : (
                <QueueTable
                  key={shown}
                  queue={shown}
                  ownerId={ownerId}
                  count={count}
                  onNew={mayOpen ? () => setOpening(true) : null}
                />
              )}
            </section>
          </div>
        </div>
      )}
      {opening ? <NewClaimDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}
