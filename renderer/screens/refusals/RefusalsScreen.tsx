import { useState } from 'react';
import type { DenialRow } from '../../../shared/contract/returned.ts';
import type { Denial } from '../../../shared/domain/denial.ts';
import { call } from '../../client.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SearchField } from '../../records/SearchField.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { plural } from '../claims/findings.ts';
import { RoomNav } from '../../components/RoomNav.tsx';
import { REFUSAL_COLUMNS } from './refusalColumns.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';
import styles from './Refusals.module.css';

/** Claims that never came to a payer's decision: mended and sent again. */
export function RejectedScreen() {
  return <Refusals key="rejected" kind="rejected" />;
}

/** What a payer decided against: replaced, appealed, or let go. */
export function DeniedScreen() {
  return <Refusals key="denied" kind="denied" />;
}

const ROOMS = [
  { path: '/refusals', label: 'Rejected' },
  { path: '/refusals/denied', label: 'Denied' },
];

type Which = 'open' | 'answered' | 'closed' | 'all';

const WHICH: readonly { readonly value: Which; readonly label: string }[] = [
  { value: 'open', label: 'To work on' },
  { value: 'answered', label: 'Answered' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
];

const STATES: Readonly<Record<Which, Denial['state'][]>> = {
  open: ['open', 'working'],
  answered: ['answered'],
  closed: ['closed'],
  all: [],
};

const ABOUT: Readonly<Record<Denial['kind'], string>> = {
  rejected: 'Never judged by a payer: correct it and send it as a new claim. There is nothing to appeal.',
  denied: 'A payer decided: replace, reopen or appeal before the last day.',
};

const EMPTY: Readonly<Record<Denial['kind'], string>> = {
  rejected: 'Nothing rejected waits for anybody.',
  denied: 'Nothing denied waits for anybody.',
};

function Refusals({ kind }: { readonly kind: Denial['kind'] }) {
  const me = useSession((store) => store.status?.user?.id ?? null);
  const [mine, setMine] = useState<'all' | 'mine'>('all');
  const [which, setWhich] = useState<Which>('open');
  const [query, setQuery] = useState('');
  const inBranch = useInBranch();
  const list = usePagedRows<DenialRow>(JSON.stringify([mine, which, query, inBranch]), (page) =>
    call('denials.list', {
      query,
      kind,
      states: STATES[which],
      ownerId: mine === 'mine' ? me : null,
      ...inBranch,
      ...page,
    }),
  );
  const narrowed = mine === 'mine' || which !== 'open' || query !== '';
  useCommand('otherRefusals', () => go(kind === 'rejected' ? '/refusals/denied' : '/refusals'), {
    label: kind === 'rejected' ? 'Denied claims' : 'Rejected claims',
  });

  return (
    <Page
      title="Refusals"
      fill
      status={
        <>
          {list.settled ? <span className="cw-number">{plural(list.total, 'refusal')}</span> : null}
          <BranchOnly />
          <span>{ABOUT[kind]}</span>
        </>
      }
      tools={
        <>
          <RoomNav label="Rejected and denied" rooms={ROOMS} />
          <div className={styles.tools}>
            <SearchField
              label="Find"
              placeholder="Claim, patient, payer, reason or code"
              onSearch={setQuery}
            />
            <ChoiceField
              label="Whose"
              bare
              value={mine}
              options={[
                { value: 'all', label: 'Everybody’s' },
                { value: 'mine', label: 'Mine' },
              ]}
              onChange={(next) => setMine(next ?? 'all')}
            />
            <SelectField
              label="State"
              bare
              width="s"
              value={which}
              options={WHICH}
              onChange={(next) => setWhich(next ?? 'open')}
            />
          </div>
        </>
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label={kind === 'rejected' ? 'Rejected' : 'Denied'}
          columns={REFUSAL_COLUMNS}
          rows={list.rows}
          rowKey={({ denial }) => denial.id}
          onOpen={({ denial }) => go(`/refusals/one/${denial.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          empty={
            list.settled ? (
              <ListEmpty
                text={narrowed ? 'Nothing fits this choice.' : EMPTY[kind]}
                {...(narrowed
                  ? {}
                  : {
                      detail: 'They come from the files that payers and clearinghouses send back.',
                      action: { label: 'Go to Came back', run: () => go('/returned') },
                    })}
              />
            ) : null
          }
        />
      )}
    </Page>
  );
}
