import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ReadyClaim } from '../../../shared/contract/batches.ts';
import { DESK, LEADS } from '../../../shared/contract/channel.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { formatCents, sumCents } from '../../../shared/domain/money.ts';
import type { TradingPartner } from '../../../shared/domain/tradingPartner.ts';
import { call } from '../../client.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { SendProblem } from '../../records/SendProblem.tsx';
import { useSend } from '../../records/useSend.ts';
import { go } from '../../shell/navigation.ts';
import { useChanges } from '../../stores/changes.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { fileColumns } from './FilesTable.tsx';
import { claimsWord } from './fileWords.ts';
import { heldBack, numbersOf } from './heldBack.ts';
import { ProblemRow } from './ProblemRow.tsx';
import { useInBranch } from '../../stores/branches.ts';
import { BranchOnly, ListEmpty } from '../../records/BranchOnly.tsx';
import styles from './Send.module.css';

/**
 * Claims on their way out: choose what goes into a file, see what keeps the others back. The program writes the file;
 * handing it over is a person's act.
 */
export function SendScreen() {
  const partners = useQuery('partners.list', {});
  const [chosenId, setChosenId] = useState<string | null>(null);
  useChanges(() => void partners.reload());
  useCommand('send.files', () => go('/send/files'), { label: 'Claims files' });
  useCommand('send.partners', () => go('/settings/field/partners'), { label: 'Trading partners' });
  const list = partners.data ?? [];
  const partner = list.find(({ id }) => id === chosenId) ?? list[0] ?? null;
  const mayAdd = useHasRole(LEADS);
  return (
    <Page
      title="Send claims"
      status={<BranchOnly />}
      actions={
        <Button component={Link} href="/send/files">
          Claims files
        </Button>
      }
      tools={
        list.length > 1 ? (
          <SelectField
            label="Through"
            bare
            width="l"
            value={partner?.id ?? null}
            options={list.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosenId}
          />
        ) : undefined
      }
    >
      <LoadingBar loading={partners.loading} />
      {partners.fault && !partners.data ? (
        <FaultMessage fault={partners.fault} onRetry={() => void partners.reload()} />
      ) : null}
      {partners.data && !partner ? (
        <EmptyState
          text="No trading partner yet."
          detail={
            mayAdd
              ? 'A clearinghouse or a payer that takes files: add it with the identifiers of your enrollment letter, then choose it on the pages of its payers.'
              : 'The billing lead or the owner adds one in the settings.'
          }
          {...(mayAdd
            ? { action: { label: 'Add trading partner', run: () => go('/settings/field/partners') } }
            : {})}
        />
      ) : null}
      {partner ? <Through key={partner.id} partner={partner} /> : null}
    </Page>
  );
}

const COLUMNS: readonly Column<ReadyClaim>[] = [
  {
    id: 'number',
    header: 'Claim',
    width: 9,
    nowrap: true,
    cell: (row) => row.number,
    sortBy: (row) => row.number,
  },
  {
    id: 'patient',
    header: 'Patient',
    min: 11,
    cell: (row) => <PersonName name={row.patientName} />,
    sortBy: (row) => row.patientName,
  },
  { id: 'payer', header: 'Payer', min: 12, cell: (row) => row.payerName, sortBy: (row) => row.payerName },
  {
    id: 'service',
    header: 'Service',
    width: 7,
    nowrap: true,
    cell: (row) => (row.dateOfService ? formatUsDate(row.dateOfService) : ''),
    sortBy: (row) => row.dateOfService,
  },
  {
    id: 'charge',
    header: 'Charge',
    width: 7.5,
    number: true,
    cell: (row) => formatCents(row.chargeCents),
    sortBy: (row) => row.chargeCents,
  },
  {
    id: 'state',
    header: 'State',
    width: 13,
    cell: (row) => <StatusChip state={row.state} />,
    sortBy: (row) => row.state,
  },
];

/** How many claims that cannot go are shown at once. */
const STEP = 25;

function Through({ partner }: { readonly partner: TradingPartner }) {
  const ready = useQuery('batches.ready', { partnerId: partner.id, ...useInBranch() }, { keep: true });
  const files = useQuery('batches.list', { offset: 0, limit: 5 }, { keep: true });
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const mayWrite = useHasRole(DESK);
  const sending = useSend();
  useChanges(() => {
    void ready.reload();
    void files.reload();
  });
  const claims = ready.data?.claims;
  const good = useMemo(() => claims?.filter(({ problems }) => problems.length === 0) ?? [], [claims]);
  const held = useMemo(() => claims?.filter(({ problems }) => problems.length > 0) ?? [], [claims]);
  // What was refused goes only when somebody says so.
  const standard = useMemo(
    () => new Set(good.filter(({ state }) => state !== 'rejected').map(({ id }) => id)),
    [good],
  );
  const selected = chosen ?? standard;
  const going = good.filter(({ id }) => selected.has(id));
  const noticed = going.filter(({ notices }) => notices.length > 0);
  const total = formatCents(sumCents(going.map(({ chargeCents }) => chargeCents)));

  async function write() {
    const claimIds = going.map(({ id }) => id);
    const batch = await sending.send(() => call('batches.write', { partnerId: partner.id, claimIds }));
    if (batch) go(`/send/files/${batch.id}`);
    else void ready.reload();
  }
  useCommand('send.write', () => void write(), {
    label: 'Write claims file',
    enabled: mayWrite && going.length > 0 && !sending.busy,
  });

  if (ready.fault && !ready.data)
    return <FaultMessage fault={ready.fault} onRetry={() => void ready.reload()} />;
  return (
    <div className={styles.room}>
      <LoadingBar loading={ready.loading} />
      {sending.attempt > 0 ? <SendProblem sending={sending} /> : null}
      {partner.production ? null : (
        <p className={styles.warning}>
          Files for {partner.name} say that they are tests: nothing is paid from them. The trading partner’s
          “Production” changes that, once they have taken your tests.
        </p>
      )}
      <Section
        plain
        title="Ready"
        note={`Finalized claims that go through ${partner.name}. ${
          good.some(({ state }) => state === 'rejected')
            ? 'Rejected ones are chosen by hand, once what was refused is mended.'
            : ''
        }`}
      >
        {claims && good.length === 0 ? (
          <ListEmpty
            text={
              held.length > 0
                ? 'Nothing can go as it is: see below what is missing.'
                : 'No claim waits to be sent.'
            }
            detail="A claim is ready once it is finalized and its payer goes through this partner."
          />
        ) : (
          <>
            <DataTable
              label="Claims that are ready"
              columns={COLUMNS}
              rows={good}
              rowKey={(row) => row.id}
              rowLabel={(row) => row.number}
              onOpen={(row) => go(`/claims/${row.id}`)}
              loading={ready.loading}
              grow
              {...(mayWrite ? { selected, onSelect: setChosen } : {})}
            />
            {mayWrite ? (
              <div className={styles.foot}>
                <Button
                  variant="filled"
                  disabled={going.length === 0}
                  loading={sending.busy}
                  onClick={() => void write()}
                >
                  Write file
                </Button>
                <span className={styles.sum} role="status">
                  {going.length === 0
                    ? 'Choose at least one claim.'
                    : `${claimsWord(going.length)}, ${total}`}
                </span>
              </div>
            ) : (
              <p className="cw-quiet">Your role reads this list; the office writes files.</p>
            )}
          </>
        )}
      </Section>
      {noticed.length > 0 ? <NoticedPart claims={noticed} /> : null}
      {held.length > 0 ? <HeldBackPart claims={held} /> : null}
      {ready.data && ready.data.withoutPartner > 0 ? (
        <p className={styles.warning}>
          {ready.data.withoutPartner === 1
            ? '1 finalized claim waits for a way: its payer has no trading partner. '
            : `${ready.data.withoutPartner} finalized claims wait for a way: their payers have no trading partner. `}
          <Link href="/payers">Choose one on the payer’s page</Link>, or send them on paper.
        </p>
      ) : null}
      <LatestFiles files={files} />
    </div>
  );
}

/** What the file says by default or shorter than it was written, before it is written. */
function NoticedPart({ claims }: { readonly claims: readonly ReadyClaim[] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <Section title="Worth a look before they go" note="These claims can go as they are.">
      <ul className={styles.list} aria-label="Claims worth a look">
        {claims.slice(0, shown).map((claim) => (
          <ClaimRows key={claim.id} claim={claim} rows={claim.notices} label="Worth a look" />
        ))}
      </ul>
      {claims.length > shown ? (
        <Button onClick={() => setShown(shown + STEP)}>
          Show more ({shown} of {claims.length})
        </Button>
      ) : null}
    </Section>
  );
}

/** A claim and what is said of it, each with the way to its field. */
function ClaimRows({
  claim,
  rows,
  label,
}: {
  readonly claim: ReadyClaim;
  readonly rows: readonly Pick<ReadyClaim['problems'][number], 'message' | 'path' | 'box'>[];
  readonly label: string;
}) {
  return (
    <li className={styles.claim}>
      <div className={styles.claimHead}>
        <strong>
          <Link href={`/claims/${claim.id}`}>{claim.number}</Link>
        </strong>
        <PersonName name={claim.patientName} />
        <span className="cw-quiet">{claim.payerName}</span>
      </div>
      <ul className={styles.problems} aria-label={`${label}, ${claim.number}`}>
        {rows.map(({ message, path, box }, at) => (
          <ProblemRow
            key={at}
            message={message}
            path={path}
            box={box}
            of={{ claimId: claim.id, payerId: claim.payerId }}
            about={claim.number}
          />
        ))}
      </ul>
    </li>
  );
}

function HeldBackPart({ claims }: { readonly claims: readonly ReadyClaim[] }) {
  const [shown, setShown] = useState(STEP);
  const { shared, own } = useMemo(() => heldBack(claims), [claims]);
  return (
    <Section
      title="Something is missing"
      note={`${claimsWord(claims.length)} cannot go yet. A claim moves up as soon as nothing of it is missing.`}
    >
      {shared.length > 0 ? (
        <ul className={styles.list} aria-label="What keeps claims back together">
          {shared.map(({ problem, payerId, payerName, claims: kept }, at) => (
            <ProblemRow
              key={at}
              message={payerName === '' ? problem.message : `${payerName}: ${problem.message}`}
              path={problem.path}
              box={problem.box}
              also={`Keeps back ${numbersOf(kept)}.`}
              of={{ claimId: kept[0]?.id ?? null, payerId }}
            />
          ))}
        </ul>
      ) : null}
      {own.length > 0 ? (
        <ul className={styles.list} aria-label="Claims that cannot go yet">
          {own.slice(0, shown).map(({ claim, problems }) => (
            <ClaimRows key={claim.id} claim={claim} rows={problems} label="What is missing" />
          ))}
        </ul>
      ) : null}
      {own.length > shown ? (
        <Button onClick={() => setShown(shown + STEP)}>
          Show more ({shown} of {own.length})
        </Button>
      ) : null}
    </Section>
  );
}

function LatestFiles({ files }: { readonly files: ReturnType<typeof useQuery<'batches.list'>> }) {
  const zone = useSession((store) => officeZone(store.status));
  const columns = useMemo(() => fileColumns(zone), [zone]);
  const { data } = files;
  return (
    <Section
      title="Files written"
      actions={
        data && data.total > data.rows.length ? (
          <Button component={Link} href="/send/files">
            All {data.total.toLocaleString('en-US')} files
          </Button>
        ) : null
      }
    >
      {files.fault && !data ? (
        <FaultMessage fault={files.fault} onRetry={() => void files.reload()} />
      ) : data && data.rows.length === 0 ? (
        <p className="cw-quiet">No file has been written yet.</p>
      ) : (
        <DataTable
          label="Files written"
          columns={columns}
          rows={data?.rows ?? []}
          rowKey={({ batch }) => batch.id}
          onOpen={({ batch }) => go(`/send/files/${batch.id}`)}
          loading={files.loading}
          grow
        />
      )}
    </Section>
  );
}
