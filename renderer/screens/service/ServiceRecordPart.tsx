import { Button } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useState } from 'react';
import type { VisitView } from '../../../shared/contract/records.ts';
import type { BillableAnswer as Answer } from '../../../shared/contract/serviceRecords.ts';
import { OPEN_STATES } from '../../../shared/domain/claim.ts';
import type { ServiceRecord } from '../../../shared/domain/serviceRecord.ts';
import { call } from '../../client.ts';
import { readableDates } from '../../components/readableDates.ts';
import { Facts, Section } from '../../components/Section.tsx';
import { BillableAnswer } from '../../records/BillableAnswer.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { valueOrNotice } from '../../records/recordActions.ts';
import { sentence } from '../../records/sentence.ts';
import { useNotices } from '../../stores/notices.ts';

interface Props {
  readonly view: VisitView;
  /** What would be answered to a claim from this visit; null while that is not known. */
  readonly billable: Answer | null;
  readonly mayDecide: boolean;
  readonly zone: string;
  readonly starting: boolean;
  readonly onStartClaim: () => void;
  readonly onKept: () => Promise<void>;
}

/** Whether a signed visit is billed at all: said before a claim is opened, and decided with one press. */
export function ServiceRecordPart({
  view,
  billable,
  mayDecide,
  zone,
  starting,
  onStartClaim,
  onKept,
}: Props) {
  const [keeping, setKeeping] = useState(false);
  const { visit, record } = view;
  if (record !== null) return <KeptRecord record={record} zone={zone} />;
  if (billable === null || billable.answer === 'bill') return null;
  const openClaim = view.claims.find(({ state }) => OPEN_STATES.includes(state));
  const refused = billable.answer === 'doNotBill';

  async function keep() {
    setKeeping(true);
    const kept = valueOrNotice(await call('visits.keepAsRecord', { id: visit.id, note: '' }));
    if (kept) {
      useNotices.getState().show({ tone: 'done', text: 'Kept as a service record.' });
      await onKept();
    }
    setKeeping(false);
  }

  return (
    <BillableAnswer
      {...billable}
      actions={
        refused && mayDecide && openClaim === undefined ? (
          <>
            <Button variant="filled" loading={keeping} onClick={() => void keep()}>
              Keep as service record
            </Button>
            <Button
              loading={starting}
              disabled={visit.patientId === null}
              leftSection={<IconFileInvoice size="1rem" aria-hidden="true" />}
              onClick={onStartClaim}
            >
              Open a claim anyway
            </Button>
          </>
        ) : null
      }
    >
      {refused
        ? openClaim === undefined
          ? 'The visit stays as a service record.'
          : `Claim ${openClaim.number} is open for this visit: close it there, and the visit is kept as a service record.`
        : null}
    </BillableAnswer>
  );
}

function KeptRecord({ record, zone }: { readonly record: ServiceRecord; readonly zone: string }) {
  return (
    <Section title="Kept as a service record" plain>
      <Facts
        columns={2}
        items={[
          { label: 'Decided by', value: `${record.userName}, ${instantText(record.at, zone)}` },
          { label: 'Payer', value: record.payerName },
          { label: 'Why it is not billed', value: readableDates(sentence(record.why)) },
          { label: 'Source', value: readableDates(record.source) },
          ...(record.note === '' ? [] : [{ label: 'Note', value: record.note }]),
        ]}
      />
    </Section>
  );
}
