import { Button } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { DESK, STAFF } from '../../../shared/contract/channel.ts';
import type { VisitView } from '../../../shared/contract/records.ts';
import { equipmentName } from '../../../shared/domain/equipment.ts';
import type { Role } from '../../../shared/domain/people.ts';
import { effectiveVisit, type Seal, signedText } from '../../../shared/domain/serviceVisit.ts';
import { repairKindOf } from '../../../shared/rules/billability/paymentClass.ts';
import { call } from '../../client.ts';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { HistoryPanel, instantText } from '../../records/HistoryPanel.tsx';
import { LaborRuns } from '../../records/LaborRuns.tsx';
import { ClaimRows, SealChip } from '../../records/RecordRows.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { RepairTotals } from '../../records/RepairTotals.tsx';
import { ReplacementButton } from '../../records/ReplacementButton.tsx';
import { useSectionKeys } from '../../records/useSectionKeys.ts';
import { go } from '../../shell/navigation.ts';
import { VisitLoans } from '../equipment/loans/LoanSection.tsx';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { type AmendableField, amendableFields } from './amendableFields.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { BilledRows } from './BilledRows.tsx';
import { DrawnSignatures } from './DrawnSignatures.tsx';
import { HandOverButton, HandoverNote } from './Handover.tsx';
import { ReportButton } from './ReportButton.tsx';
import { ServiceRecordPart } from './ServiceRecordPart.tsx';
import { SealedFields } from './SealedFields.tsx';
import { useStartVisit } from './startVisit.ts';
import { VerifyLogButton } from './VerifyLog.tsx';
import { VisitPhotos } from './VisitPhotos.tsx';
import styles from './Sealed.module.css';

/** Everybody but technicians. */
const CLAIM_READERS: readonly Role[] = [...DESK, 'readOnly'];

interface Props {
  readonly view: VisitView;
  readonly seal: Seal;
  readonly reload: () => Promise<void>;
}

/** A signed visit: the entry as it was sealed, with every amendment beside the field it concerns. */
export function SealedVisit({ view, seal, reload }: Props) {
  const { visit, equipment } = view;
  const [amending, setAmending] = useState<AmendableField | null>(null);
  const [starting, setStarting] = useState(false);
  const [handovers, setHandovers] = useState(0);
  const handed = () => setHandovers((count) => count + 1);
  const zone = useSession((store) => officeZone(store.status));
  const mayAmend = useHasRole(STAFF);
  const mayClaim = useHasRole(DESK);
  const prices = !useHasRole(['technician']);
  const maySeeClaims = useHasRole(CLAIM_READERS);
  useSectionKeys();
  const second = useStartVisit();
  const kind = repairKindOf(equipment);
  const billable = useQuery(
    'claims.billable',
    {
      kind,
      patientId: visit.patientId,
      equipmentId: visit.equipmentId,
      visitId: visit.id,
    },
    { enabled: maySeeClaims },
  );
  // Where the answer is not to bill, the page offers to keep the record; a claim is only the second thing to do.
  const refused = view.record !== null || billable.data?.answer === 'doNotBill';
  // Nor is it the bench that says which rows are billed.
  const fields = amendableFields(visit, equipment?.kind ?? null).filter(
    ({ shape, path }) => prices || (shape.kind !== 'money' && !path.endsWith('.billed')),
  );
  const now = effectiveVisit(visit);
  // Numbers are given in the order of opening and sort as text.
  const newest = view.claims.toSorted((one, other) => other.number.localeCompare(one.number))[0];

  function inGroup(...starts: readonly string[]): readonly AmendableField[] {
    return fields.filter((field) =>
      starts.some((start) => field.path === start || field.path.startsWith(`${start}.`)),
    );
  }

  function group(title: string, ...starts: readonly string[]) {
    if (inGroup(...starts).length === 0) return null;
    return (
      <Section title={title}>
        <SealedFields
          fields={inGroup(...starts)}
          amendments={visit.amendments}
          zone={zone}
          onAmend={mayAmend ? setAmending : null}
        />
      </Section>
    );
  }

  async function startClaim() {
    if (visit.patientId === null) return;
    setStarting(true);
    const claim = valueOrNotice(
      await call('claims.create', {
        kind,
        patientId: visit.patientId,
        equipmentId: visit.equipmentId,
        visitId: visit.id,
      }),
    );
    setStarting(false);
    if (claim) go(`/claims/${claim.id}`);
  }

  return (
    <Page
      title="Service visit"
      back={{ to: '/service', label: 'Service' }}
      status={
        <>
          <SealChip sealed />
          <span>
            {signedText(seal)}, {instantText(seal.at, zone)}
          </span>
        </>
      }
      actions={
        <>
          {mayAmend ? <HandOverButton visitId={visit.id} onDone={handed} /> : null}
          <ReportButton visitId={visit.id} />
          {mayClaim && (!refused || newest || view.record !== null) ? (
            <Button
              {...(newest || refused ? {} : { variant: 'filled' })}
              loading={starting || (billable.loading && billable.data === null)}
              disabled={visit.patientId === null}
              leftSection={newest ? null : <IconFileInvoice size="1rem" aria-hidden="true" />}
              onClick={() => void startClaim()}
            >
              {newest ? 'Start another claim' : refused ? 'Open a claim anyway' : 'Start claim'}
            </Button>
          ) : null}
          {newest ? (
            <Button
              component={Link}
              variant="filled"
              leftSection={<IconFileInvoice size="1rem" aria-hidden="true" />}
              href={`/claims/${newest.id}`}
            >
              Open claim
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.entry}>
        <HandoverNote key={handovers} visitId={visit.id} />
        {visit.patientId === null && mayClaim ? (
          <p className={styles.note}>
            No patient stands in this visit, so no claim can start from it. Open a claim from the patient
            instead.
          </p>
        ) : null}
        <ServiceRecordPart
          view={view}
          billable={billable.data}
          mayDecide={mayClaim}
          zone={zone}
          starting={starting}
          onStartClaim={() => void startClaim()}
          onKept={reload}
        />
        <Section title="Device and visit" plain>
          <dl className={styles.fields}>
            <LinkedRow label="Device">
              {equipment ? <Link href={`/equipment/${equipment.id}`}>{equipmentName(equipment)}</Link> : null}
            </LinkedRow>
            <LinkedRow label="Patient">
              {visit.patientId ? (
                <Link href={`/patients/${visit.patientId}`}>
                  <PersonName name={view.patientName} />
                </Link>
              ) : null}
            </LinkedRow>
          </dl>
          <SealedFields
            fields={inGroup(
              'visitedOn',
              'scheduledOn',
              'arrivedAt',
              'leftAt',
              'technicianName',
              'technicianQualification',
              'purpose',
            )}
            amendments={visit.amendments}
            zone={zone}
            onAmend={mayAmend ? setAmending : null}
          />
        </Section>
        {group('Complaint', 'complaint')}
        {group('Readings before', 'before')}
        {group('Finding', 'findings', 'malfunction')}
        {group('Work done', 'workDone', 'workKinds')}
        {maySeeClaims ? <BilledRows visit={visit} /> : null}
        {visit.parts.length > 0 ? group('Parts', 'parts') : null}
        {visit.labor.length > 0 ? group('Labor', 'labor') : null}
        {visit.labor.some(({ runs }) => runs.length > 0) ? (
          <Section title="Timer">
            {visit.labor.map((line) => (
              <LaborRuns key={line.id} runs={line.runs} now={Date.parse(seal.at)} />
            ))}
          </Section>
        ) : null}
        {prices && visit.parts.length + visit.labor.length > 0 ? (
          <RepairTotals parts={now.parts} labor={now.labor} />
        ) : null}
        {mayAmend ? (
          <p className={styles.second}>
            A part or work was forgotten? Rows are not added to a signed visit.{' '}
            <Button
              loading={second.starting}
              onClick={() =>
                void second.start({
                  equipmentId: visit.equipmentId,
                  patientId: visit.patientId,
                  visitedOn: now.visitedOn,
                })
              }
            >
              Enter it as a second visit
            </Button>
          </p>
        ) : null}
        {visit.equipmentId && visit.parts.length + visit.labor.length > 0 ? (
          <ReplacementButton equipmentId={visit.equipmentId} visitId={visit.id} />
        ) : null}
        {group('Readings after', 'after')}
        <VisitPhotos view={view} visit={now} reload={reload} readOnly={!mayAmend} sealed />
        <VisitLoans visitId={visit.id} equipmentId={visit.equipmentId} patientId={visit.patientId} />
        {group('Result', 'result', 'resultNote', 'patientSignedBy', 'patientSignedAs')}
        <DrawnSignatures visit={visit} />
        {prices ? (
          <Section title="Claims from this visit">
            <ClaimRows
              rows={view.claims}
              empty="No claim was started from this visit yet."
              label="Claims from this visit"
            />
          </Section>
        ) : null}
        <Section title="History">
          <p className={styles.seal}>
            Seal <code>{seal.hash.slice(0, 16)}…</code>
            {seal.previousHash ? (
              <>
                {' '}
                after <code>{seal.previousHash.slice(0, 16)}…</code>
              </>
            ) : (
              ' (the first of this device)'
            )}
          </p>
          <VerifyLogButton equipmentId={visit.equipmentId} />
          <HistoryPanel kind="visit" id={visit.id} />
        </Section>
      </div>
      {amending ? (
        <AmendDialog
          visitId={visit.id}
          field={amending}
          current={
            amendableFields(now, equipment?.kind ?? null).find((field) => field.path === amending.path)
              ?.value ?? null
          }
          onClose={() => setAmending(null)}
          onAmended={() => {
            setAmending(null);
            void reload();
          }}
        />
      ) : null}
    </Page>
  );
}

/** A row among the sealed fields that leads to the record it names. */
function LinkedRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.field}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        <div className={styles.words}>{children ?? <span className="cw-quiet">Not given</span>}</div>
      </dd>
    </div>
  );
}
