import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import { auditDueOn } from '../../../shared/domain/auditRequest.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { Section } from '../../components/Section.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { QueriedRows } from '../../records/QueriedRows.tsx';
import tables from '../../records/rows.module.css';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole, useToday } from '../../stores/session.ts';
import { useCommand } from '../../stores/shortcuts.ts';
import { AuditChip } from './AuditsScreen.tsx';
import { NewAuditDialog } from './NewAuditDialog.tsx';

/** What auditors have asked about a patient. Nothing of it is a technician's: who shows it asks the role. */
export function PatientAudits({ id }: { readonly id: string }) {
  const list = useQuery('audit.ofPatient', { id });
  const [making, setMaking] = useState(false);
  const mayWrite = useHasRole(DESK);
  const today = useToday();
  useChanges(() => void list.reload());
  useCommand('newAudit', () => setMaking(true), { label: 'New audit request', enabled: mayWrite });
  return (
    <Section
      title="Audit requests"
      actions={mayWrite ? <Button onClick={() => setMaking(true)}>New audit request</Button> : null}
    >
      <QueriedRows
        query={list}
        label="Audit requests of this patient"
        empty="No auditor has asked about this patient."
        heads={['Reference', 'Asked by', 'Due', 'Clock', 'Packets']}
        row={({ request, packets }) => (
          <tr key={request.id}>
            <td>
              <Link href={`/audits/${request.id}`}>{request.reference || 'Without a reference'}</Link>
            </td>
            <td>{request.askedBy}</td>
            <td className={tables.whole}>{dueText(auditDueOn(request))}</td>
            <td>
              <AuditChip request={request} today={today} />
            </td>
            <td>{packets}</td>
          </tr>
        )}
      />
      {making ? <NewAuditDialog patientId={id} onClose={() => setMaking(false)} /> : null}
    </Section>
  );
}

function dueText(due: string | null): string {
  return due === null ? '' : formatUsDate(due);
}
