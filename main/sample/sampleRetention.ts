import { orders, patients, physicians, retentionHolds } from '../../db/nouns.ts';
import { NO_ORDER_DETAILS } from '../../shared/domain/clinical.ts';
import { addDays, addMonths } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from '../handlers/frame.ts';

/** Two people of long ago: the records of one are past their time, those of the other too but held. */
export function writeRetention(context: WriteContext): void {
  writePerson(context, 'Winton', 'Zeroperson', 'S-0901');
  const held = writePerson(context, 'Yvette', 'Zerosample', 'S-0902');
  retentionHolds.insert(frameOf(context), {
    patientId: held,
    reason: 'Sample: a lawsuit about the delivery, asked for by counsel',
    placedOn: addDays(context.today, -400),
    releasedOn: null,
    note: '',
  });
}

function writePerson(context: WriteContext, firstName: string, lastName: string, chartNumber: string): Id {
  const frame = frameOf(context);
  const { id } = patients.insert(frame, {
    firstName,
    middleName: '',
    lastName,
    suffix: '',
    birthDate: '1938-03-01',
    sex: 'unknown',
    phone: '2175550199',
    mobile: '',
    email: '',
    address: { ...NO_ADDRESS, line1: '9 Archive Row', city: 'Exampleton', state: 'MN', zip: '55001' },
    contacts: [],
    chartNumber,
    note: 'Sample: somebody whose last service was eight years ago.',
  });
  const [physician] = physicians.select(context.db, 'where deleted_at is null order by id limit 1');
  const on = addMonths(context.today, -100);
  orders.insert(frame, {
    patientId: id,
    physicianId: physician?.id ?? null,
    covers: 'repair',
    description: 'Repair of an oxygen concentrator',
    orderedOn: on,
    signedOn: on,
    signature: 'handwritten',
    receivedOn: addDays(on, 3),
    validTo: null,
    quantity: null,
    condition: '',
    diagnosisCode: 'J44.9',
    saturation: null,
    pao2: null,
    flowLpm: null,
    delivery: null,
    lengthOfNeedMonths: null,
    ...NO_ORDER_DETAILS,
    documentId: null,
  });
  return id;
}
