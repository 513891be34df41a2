import type { VisitView } from '../../../shared/contract/records.ts';
import { repairKindOf } from '../../../shared/rules/billability/paymentClass.ts';
import { drawnWhenChanged } from '../../components/drawnWhenChanged.ts';
import { useQuery } from '../../components/useQuery.ts';
import { BillableAnswer } from '../../records/BillableAnswer.tsx';

/** Says on a visit that is still open when its repair is not going to be billed: the record is what counts then. */
export const VisitBillable = drawnWhenChanged(VisitBillableItself);

function VisitBillableItself({ view }: { readonly view: VisitView }) {
  const { visit, equipment } = view;
  const known = visit.patientId !== null && equipment !== null;
  const billable = useQuery(
    'claims.billable',
    {
      kind: repairKindOf(equipment),
      patientId: visit.patientId,
      equipmentId: visit.equipmentId,
      visitId: visit.id,
    },
    { enabled: known },
  );
  if (!known || billable.data?.answer !== 'doNotBill') return null;
  return (
    <BillableAnswer {...billable.data}>
      Record and sign the visit all the same: it stays as a service record.
    </BillableAnswer>
  );
}
