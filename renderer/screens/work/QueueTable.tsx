import { isHandedQueue, type Queue } from '../../../shared/contract/claims.ts';
import type { ClaimRow } from '../../../shared/contract/records.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import { CLAIM_COLUMNS } from '../claims/claimColumns.tsx';
import { openRefusal } from '../refusals/openRefusal.ts';
import { RefusalsHint } from '../refusals/RefusalsHint.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { ListEmpty } from '../../records/BranchOnly.tsx';

const WITH_GAPS: readonly Column<ClaimRow>[] = [
  CLAIM_COLUMNS.number,
  CLAIM_COLUMNS.patient,
  CLAIM_COLUMNS.payer,
  CLAIM_COLUMNS.device,
  CLAIM_COLUMNS.gaps,
  CLAIM_COLUMNS.age,
  CLAIM_COLUMNS.owner,
];

const ON_HOLD: readonly Column<ClaimRow>[] = [
  CLAIM_COLUMNS.number,
  CLAIM_COLUMNS.patient,
  CLAIM_COLUMNS.payer,
  CLAIM_COLUMNS.hold,
  CLAIM_COLUMNS.gaps,
  CLAIM_COLUMNS.age,
  CLAIM_COLUMNS.owner,
];

const AFTER: readonly Column<ClaimRow>[] = [
  CLAIM_COLUMNS.number,
  CLAIM_COLUMNS.patient,
  CLAIM_COLUMNS.payer,
  CLAIM_COLUMNS.device,
  CLAIM_COLUMNS.dateOfService,
  CLAIM_COLUMNS.charge,
  CLAIM_COLUMNS.age,
  CLAIM_COLUMNS.owner,
];

const HANDED: readonly Column<ClaimRow>[] = [
  CLAIM_COLUMNS.number,
  CLAIM_COLUMNS.state,
  CLAIM_COLUMNS.patient,
  CLAIM_COLUMNS.payer,
  CLAIM_COLUMNS.gaps,
  CLAIM_COLUMNS.age,
  CLAIM_COLUMNS.owner,
];

type ClaimQueue = Exclude<Queue, 'dueSoon'>;

const COLUMNS: Readonly<Record<ClaimQueue, readonly Column<ClaimRow>[]>> = {
  missingDocuments: WITH_GAPS,
  onHold: ON_HOLD,
  readyToReview: WITH_GAPS,
  readyToSend: AFTER,
  sent: AFTER,
  rejected: AFTER,
  denied: AFTER,
  handedToUs: HANDED,
  handedAway: HANDED,
};

/** Queues whose claims are still being made: Enter goes to the first gap. */
const OPEN: ReadonlySet<Queue> = new Set(['missingDocuments', 'onHold', 'readyToReview']);

const EMPTY: Readonly<Record<ClaimQueue, string>> = {
  missingDocuments: 'No claim waits for a paper or an answer.',
  onHold: 'No claim is on hold.',
  readyToReview: 'No claim waits for a review.',
  readyToSend: 'No finalized claim waits to be sent.',
  sent: 'No claim is out with a payer.',
  rejected: 'The clearinghouse has rejected nothing.',
  denied: 'No payer has denied a claim.',
  handedToUs: 'No claim that another branch handed to us waits to be taken up.',
  handedAway: 'No open claim of ours is with another branch.',
};

/** One queue as a table, oldest first. */
export function QueueTable({
  queue,
  ownerId,
  count,
  onNew,
}: {
  readonly queue: ClaimQueue;
  readonly ownerId: string | null;
  /** How many the list of queues counted: a change there asks again. */
  readonly count: number | null;
  /** Null for those who open no claims. */
  readonly onNew: (() => void) | null;
}) {
  const inBranch = useInBranch();
  // What was handed over is of another branch: it is shown whatever the lists keep to.
  const Empty = isHandedQueue(queue) ? EmptyState : ListEmpty;
  const list = usePagedRows<ClaimRow>(JSON.stringify([queue, ownerId, count, inBranch]), (page) =>
    call('work.queue', { queue, ownerId, ...inBranch, ...page }),
  );
  useChanges(() => void list.reload());
  if (list.fault && !list.settled)
    return <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />;
  const table = (
    <DataTable
      label="Claims of the queue"
      columns={COLUMNS[queue]}
      rows={list.rows}
      rowKey={(row) => row.id}
      onOpen={(row) => {
        if (queue === 'rejected' || queue === 'denied') void openRefusal(row.id, queue);
        else go(OPEN.has(queue) ? `/claims/${row.id}/gap` : `/claims/${row.id}`);
      }}
      loading={list.loading}
      total={list.total}
      onMore={list.more}
      empty={
        list.settled ? (
          <Empty
            text={ownerId === null ? EMPTY[queue] : `${EMPTY[queue].slice(0, -1)} in this person’s work.`}
            {...(onNew ? { action: { label: 'New claim', run: onNew } } : {})}
          />
        ) : null
      }
    />
  );
  if (queue !== 'rejected' && queue !== 'denied') return table;
  return (
    <>
      <RefusalsHint kind={queue} ownerId={ownerId} />
      {table}
    </>
  );
}
