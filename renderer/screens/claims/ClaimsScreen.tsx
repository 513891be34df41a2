import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { ClaimRow } from '../../../shared/contract/records.ts';
import { type ClaimState } from '../../../shared/domain/claim.ts';
import { CLAIM_KIND_NAMES, ClaimKind } from '../../../shared/domain/claimKind.ts';
import { call } from '../../client.ts';
import { type Column, DataTable, type Sort } from '../../components/DataTable.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { PayerField } from '../../records/lookups.tsx';
import { SearchField } from '../../records/SearchField.tsx';
import { usePagedRows } from '../../records/usePagedRows.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { CLAIM_COLUMNS } from './claimColumns.tsx';
import { NewClaimDialog } from '../work/NewClaimDialog.tsx';
import { StateFilter } from './StateFilter.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';

const COLUMNS: readonly Column<ClaimRow>[] = [
  CLAIM_COLUMNS.number,
  CLAIM_COLUMNS.state,
  { ...CLAIM_COLUMNS.patient, sortable: true },
  CLAIM_COLUMNS.payer,
  CLAIM_COLUMNS.device,
  { ...CLAIM_COLUMNS.dateOfService, sortable: true },
  CLAIM_COLUMNS.charge,
  CLAIM_COLUMNS.gaps,
  { ...CLAIM_COLUMNS.age, sortable: true },
];

type Order = InputOf<'claims.list'>['sort'];

/** Every claim: found by what people know of it, filtered by where it stands. */
export function ClaimsScreen() {
  const [query, setQuery] = useState('');
  const [states, setStates] = useState<readonly ClaimState[]>([]);
  const [kind, setKind] = useState<ClaimKind | null>(null);
  const [payerId, setPayerId] = useState<string | null>(null);
  const [sort, setSort] = useState<Sort | null>(null);
  const [opening, setOpening] = useState(false);
  const order = orderOf(sort);
  const inBranch = useInBranch();
  const list = usePagedRows<ClaimRow>(
    JSON.stringify([states, kind, payerId, order, query, inBranch]),
    (page) =>
      call('claims.list', { query, states: [...states], kind, payerId, sort: order, ...inBranch, ...page }),
  );
  const mayOpen = useHasRole(DESK);
  useCommand('new', () => setOpening(true), { label: 'New claim', enabled: mayOpen });
  useChanges(() => void list.reload());
  const filtered = query !== '' || states.length > 0 || kind !== null || payerId !== null;

  return (
    <Page
      title="Claims"
      fill
      status={
        <>
          {list.settled ? (
            <span className="cw-number">{list.total.toLocaleString('en-US')} found</span>
          ) : null}
          <BranchOnly />
        </>
      }
      actions={
        <>
          <Button component={Link} href="/audits">
            Audit requests
          </Button>
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
        <>
          <SearchField label="Find a claim" placeholder="Number, patient, serial" onSearch={setQuery} />
          <SelectField
            label="Kind"
            bare
            clearable
            width="m"
            placeholder="All kinds"
            value={kind}
            options={KINDS}
            onChange={(next) => setKind(ClaimKind.options.find((each) => each === next) ?? null)}
          />
          <PayerField label="Payer" bare placeholder="All payers" value={payerId} onChange={setPayerId} />
          <OrderMenu order={order} onChange={setSort} />
          <StateFilter chosen={states} onChange={setStates} />
        </>
      }
    >
      {list.fault && !list.settled ? (
        <FaultMessage fault={list.fault} onRetry={() => void list.reload()} />
      ) : (
        <DataTable
          label="Claims"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/claims/${row.id}`)}
          loading={list.loading}
          total={list.total}
          onMore={list.more}
          sort={sort}
          onSort={setSort}
          empty={
            list.settled ? (
              filtered ? (
                <ListEmpty text="No claim fits." detail="Take a filter off, or look for the claim number." />
              ) : (
                <ListEmpty
                  text="No claims yet."
                  detail="A claim starts from a patient, a device or a signed service visit."
                  {...(mayOpen ? { action: { label: 'New claim', run: () => setOpening(true) } } : {})}
                />
              )
            ) : null
          }
        />
      )}
      {opening ? <NewClaimDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

const KINDS = ClaimKind.options.map((value) => ({ value, label: CLAIM_KIND_NAMES[value] }));

const ORDERS: readonly { readonly order: Order; readonly label: string; readonly sort: Sort | null }[] = [
  { order: 'newest', label: 'Newest first', sort: null },
  { order: 'oldest', label: 'Oldest first', sort: { id: 'age', desc: true } },
  { order: 'patient', label: 'By patient', sort: { id: 'patient', desc: false } },
  { order: 'dateOfService', label: 'By date of service', sort: { id: 'dateOfService', desc: true } },
];

/** The program sorts in one way a column; another direction of the same head falls back to the newest first. */
function orderOf(sort: Sort | null): Order {
  return ORDERS.find((each) => each.sort?.id === sort?.id)?.order ?? 'newest';
}

function OrderMenu({
  order,
  onChange,
}: {
  readonly order: Order;
  readonly onChange: (sort: Sort | null) => void;
}) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size="1rem" aria-hidden="true" />}>
          {ORDERS.find((each) => each.order === order)?.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Order of the list">
        {ORDERS.map((each) => (
          <Menu.Item key={each.order} onClick={() => onChange(each.sort)}>
            {each.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
