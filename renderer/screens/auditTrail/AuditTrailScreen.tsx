import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams } from 'wouter';
import {
  type AuditFilter,
  type AuditTrailRow,
  NO_AUDIT_FILTER,
} from '../../../shared/contract/auditTrail.ts';
import { AUDIT_KIND_NAMES, AUDIT_KINDS, type AuditKind } from '../../../shared/domain/auditEntry.ts';
import { call, outputUrl, saveOutput } from '../../client.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Page } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { PatientField } from '../../records/lookups.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { SearchField } from '../../records/SearchField.tsx';
import { officeZone, useSession } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { SafetyNav } from '../safety/SafetyNav.tsx';
import styles from './AuditTrail.module.css';
import { EntryDialog } from './EntryDialog.tsx';
import { trailColumns } from './trailColumns.tsx';
import { useShownRow } from './useShownRow.ts';
import { useTrail } from './useTrail.ts';
import { useVerify } from './useVerify.ts';
import { VerifyResult } from './VerifyResult.tsx';

const KINDS = AUDIT_KINDS.map((value) => ({ value, label: AUDIT_KIND_NAMES[value] }));

/** Who saw, changed, printed and took out what: read, narrowed, verified, printed and exported. */
export function AuditTrailScreen() {
  const { patientId, userId } = useParams<{ patientId?: string; userId?: string }>();
  return <AuditTrail key={`${patientId ?? ''} ${userId ?? ''}`} patientId={patientId} userId={userId} />;
}

interface Props {
  readonly patientId: string | undefined;
  readonly userId: string | undefined;
}

function AuditTrail({ patientId, userId }: Props) {
  const [filter, setFilter] = useState<AuditFilter>({
    ...NO_AUDIT_FILTER,
    patientId: patientId ?? null,
    userId: userId ?? null,
  });
  const [openN, setOpenN] = useState<number | null>(null);
  const [printed, setPrinted] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const trail = useTrail(filter);
  const verifying = useVerify(trail.reload);
  const people = useQuery('users.list', {});
  const zone = useSession((store) => officeZone(store.status));
  const shown = useShownRow();
  const columns = useMemo(() => trailColumns(zone, shown), [zone, shown]);
  const narrowed = JSON.stringify(filter) !== JSON.stringify(NO_AUDIT_FILTER);
  const patientName = trail.rows.find(({ entry }) => entry.patientId === filter.patientId)?.patientName;

  function narrow(change: Partial<AuditFilter>) {
    setFilter((before) => ({ ...before, ...change }));
  }

  async function take(format: 'csv' | 'jsonLines') {
    setBusy(true);
    const made = valueOrNotice(await call('auditTrail.export', { filter, format }));
    setBusy(false);
    if (!made) return;
    saveOutput(made.outputId);
    trail.reload();
  }

  async function print() {
    setBusy(true);
    const made = valueOrNotice(await call('auditTrail.print', { filter }));
    setBusy(false);
    if (!made) return;
    setPrinted(made.outputId);
    trail.reload();
  }
  useCommand('print', () => void print(), { label: 'Audit trail' });

  return (
    <Page
      title="Audit trail"
      fill
      status={
        <span>
          <span className="cw-number">{trail.entries.toLocaleString('en-US')}</span> entries. Each is chained
          to the one before it, and none can be changed or removed from here.
        </span>
      }
      actions={
        <>
          <Button onClick={() => void take('csv')} disabled={busy}>
            Export CSV
          </Button>
          <Button onClick={() => void take('jsonLines')} disabled={busy}>
            Export for verifying
          </Button>
          <Button onClick={() => void print()} disabled={busy}>
            Print
          </Button>
          <Button variant="filled" loading={verifying.running} onClick={() => void verifying.start()}>
            Verify
          </Button>
        </>
      }
      tools={
        <>
          <SafetyNav />
          <div className={styles.tools}>
            <SearchField
              label="Claim or serial"
              placeholder="Number of a claim or device"
              onSearch={(number) => narrow({ number })}
            />
            <PatientField
              label="Patient"
              bare
              value={filter.patientId}
              {...(patientName ? { name: patientName } : {})}
              onChange={(next) => narrow({ patientId: next })}
            />
            <SelectField
              label="Person"
              bare
              clearable
              width="m"
              value={filter.userId}
              options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              placeholder="Everybody"
              onChange={(next) => narrow({ userId: next })}
            />
            <SelectField<AuditKind>
              label="Kind"
              bare
              clearable
              width="m"
              value={filter.kinds[0] ?? null}
              options={KINDS}
              placeholder="Everything"
              onChange={(next) => narrow({ kinds: next === null ? [] : [next] })}
            />
            <TypedDateField
              label="From"
              bare
              width="s"
              value={filter.from}
              onChange={(from) => narrow({ from })}
            />
            <TypedDateField label="To" bare width="s" value={filter.to} onChange={(to) => narrow({ to })} />
          </div>
          <VerifyResult verifying={verifying} />
        </>
      }
    >
      {trail.fault && !trail.settled ? (
        <FaultMessage fault={trail.fault} onRetry={trail.reload} />
      ) : (
        <DataTable<AuditTrailRow>
          label="Entries"
          columns={columns}
          rows={trail.rows}
          rowKey={({ entry }) => entry.id}
          onOpen={({ entry }) => setOpenN(entry.n)}
          loading={trail.loading}
          total={trail.rows.length}
          atLeast={trail.hasMore}
          onMore={trail.more}
          empty={
            trail.settled ? (
              <EmptyState text={narrowed ? 'Nothing fits this choice.' : 'Nothing was noted yet.'} />
            ) : null
          }
        />
      )}
      {openN === null ? null : <EntryDialog n={openN} onClose={() => setOpenN(null)} />}
      {printed === null ? null : (
        <Dialog
          title="Audit trail"
          open
          onClose={() => setPrinted(null)}
          size="xl"
          actions={
            <>
              <Button onClick={() => setPrinted(null)}>Close</Button>
              <Button variant="filled" onClick={() => saveOutput(printed)}>
                Save as PDF
              </Button>
            </>
          }
        >
          <div className={styles.preview}>
            <DocumentPreview url={outputUrl(printed)} mediaType="application/pdf" title="Audit trail" />
          </div>
        </Dialog>
      )}
    </Page>
  );
}
