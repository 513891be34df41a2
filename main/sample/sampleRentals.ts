import { coverages, equipment, patients, rentals } from '../../db/nouns.ts';
import { addDays, addMonths } from '../../shared/domain/dates.ts';
import { newRentalValues, type RentalValues } from '../../shared/domain/rental.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from '../handlers/frame.ts';

/** The rentals of the sample office: those that its claims bill, and three that are older. */

/** The rental that a claim's device is on; nothing for a device that is not rented out. */
export function writeRentalOf(
  context: WriteContext,
  of: {
    readonly patientId: Id;
    readonly coverageId: Id;
    readonly equipmentId: Id | null;
    readonly monthlyCents: number | null;
  },
): void {
  const device = of.equipmentId === null ? null : equipment.get(context.db, of.equipmentId);
  if (device?.ownership !== 'rental' || device.rentalStartedOn === null) return;
  const portable = device.kind === 'portableConcentrator';
  rentals.insert(frameOf(context), {
    ...newRentalValues(of.patientId),
    equipmentId: device.id,
    coverageId: of.coverageId,
    class: portable ? 'oxygenPortable' : 'oxygenStationary',
    code: portable ? 'E1392' : 'E1390',
    startedOn: device.rentalStartedOn,
    monthlyCents: of.monthlyCents,
  });
}

/** Charts of patients whose claims are about something else than oxygen equipment. */
const CHARTS = ['S-0023', 'S-0002', 'S-0003'];

/** Rentals under way: past month 36 with a break, near the end of 13 months, and one that nobody has priced. */
export function writeOlderRentals(context: WriteContext): void {
  const { today } = context;
  const older: readonly Partial<RentalValues>[] = [
    {
      class: 'oxygenStationary',
      code: 'E1390',
      startedOn: addMonths(today, -41),
      monthlyCents: 9_850,
      breaks: [
        {
          id: context.newId(),
          from: addMonths(today, -30),
          to: addDays(addMonths(today, -30), 24),
          kind: 'billing',
          reason: 'In hospital (sample)',
        },
      ],
      note: 'The device of another branch (sample).',
    },
    { class: 'cappedRental', code: 'E0260', startedOn: addMonths(today, -11), monthlyCents: 12_400 },
    { class: 'oxygenStationary', code: 'E1390', startedOn: addMonths(today, -5), monthlyCents: null },
  ];
  older.forEach((more, index) => {
    const [patient] = patients.select(context.db, 'where chart_number = ?', [CHARTS[index] ?? '']);
    if (!patient) throw new Error('the sample office lacks a patient');
    const patientId = patient.id;
    const [coverage] = coverages.select(context.db, 'where patient_id = ? and deleted_at is null', [
      patientId,
    ]);
    rentals.insert(frameOf(context), {
      ...newRentalValues(patientId),
      coverageId: coverage?.id ?? null,
      ...more,
    });
  });
}
