import { z } from 'zod';
import { formatUsDate, type IsoDate, rentalMonthOn } from './dates.ts';
import { type EquipmentValues, OXYGEN_EQUIPMENT, OWNERSHIP_NAMES } from './equipment.ts';
import { monthOn, type RentalCalendar } from './rentalCalendar.ts';
import { countText, PHASE_NAMES } from './rentalWords.ts';
import { text } from './record.ts';
import type { RentalClass } from './rental.ts';

/**
 * Who has to keep a device going before any payer is asked: what it is, how far its rental and its useful lifetime are,
 * and its warranty (Medicare Benefit Policy Manual, chapter 15, 110.2; 42 CFR 414.226 and 414.210(e)).
 */
export const RepairStanding = z.strictObject({
  facts: z.array(z.strictObject({ label: text(80), value: text(200) })),
  /** Whose duty the repair is where it is somebody's, in sentences; empty: no such duty is on record. */
  duties: z.array(text(400)),
});
export type RepairStanding = z.infer<typeof RepairStanding>;

interface Standing {
  readonly device: Pick<EquipmentValues, 'kind' | 'ownership' | 'warrantyUntil' | 'warrantyLaborUntil'>;
  /** The rental in which the device stands or stood with its holder; null without one. */
  readonly rental: { readonly class: RentalClass; readonly calendar: RentalCalendar } | null;
  /** Medicare is asked first. */
  readonly medicare: boolean;
  readonly on: IsoDate;
}

export function repairStanding({ device, rental, medicare, on }: Standing): RepairStanding {
  const month = rental === null ? null : monthOn(rental.calendar, on);
  const rented = device.ownership === 'rental';
  const lifeOver = rental?.calendar.lifeOver ?? null;
  const inLife = lifeOver !== null && on < lifeOver;
  const oxygen = device.kind !== null && OXYGEN_EQUIPMENT.includes(device.kind);
  const capped = rental?.class === 'cappedRental';
  const titleOn = rental?.calendar.titleOn ?? null;
  const duties = [
    rented && month?.phase === 'duty'
      ? 'The supplier’s duty: the 36 paid months are over and the useful lifetime is not. The repair is made at no charge to anybody.'
      : '',
    rented && month?.phase !== 'duty'
      ? 'The supplier’s duty: while a device is rented out, the rental pays for its repair, and Medicare pays none on its own.'
      : '',
    medicare && oxygen && device.ownership === 'patientOwned'
      ? 'Medicare pays no repair of oxygen equipment that the patient owns.'
      : '',
    capped && device.ownership === 'patientOwned' && titleOn !== null && titleOn <= on && inLife
      ? 'Title passed in a capped rental, and the useful lifetime is not over: an item that does not last it is the supplier’s to replace at no charge.'
      : '',
    warrantyDuty(device, on),
  ];
  return {
    facts: [
      {
        label: 'Who owns it',
        value: device.ownership === null ? 'not known' : OWNERSHIP_NAMES[device.ownership],
      },
      {
        label: 'Rental month',
        value:
          rental === null
            ? rented
              ? 'not known: no rental is on record'
              : 'not rented out'
            : month === null
              ? 'none runs'
              : `${countText(rental.calendar, month)}, ${PHASE_NAMES[month.phase].toLowerCase()}`,
      },
      { label: 'Warranty', value: warrantyValue(device, on) },
      { label: 'Useful lifetime left', value: lifeValue(lifeOver, on) },
    ],
    duties: duties.filter(Boolean),
  };
}

function warrantyDuty(
  { warrantyUntil: parts, warrantyLaborUntil: labor }: Standing['device'],
  on: IsoDate,
): string {
  const runs = [
    parts !== null && parts >= on ? 'parts' : '',
    labor !== null && labor >= on ? 'labor' : '',
  ].filter(Boolean);
  return runs.length === 0
    ? ''
    : `The maker’s duty, or that of whoever gave the warranty: it runs for ${runs.join(' and ')}, which no payer is billed for.`;
}

function warrantyValue(
  { warrantyUntil: parts, warrantyLaborUntil: labor }: Standing['device'],
  on: IsoDate,
): string {
  if (parts === null && labor === null) return 'not known';
  const told = (what: string, until: IsoDate | null) =>
    until === null
      ? `${what} not known`
      : `${what} ${until >= on ? 'until' : 'ended'} ${formatUsDate(until)}`;
  return `${told('parts', parts)}, ${told('labor', labor)}`;
}

function lifeValue(lifeOver: IsoDate | null, on: IsoDate): string {
  if (lifeOver === null) return 'not known';
  if (on >= lifeOver) return `none: it ended before ${formatUsDate(lifeOver)}`;
  const months = rentalMonthOn(on, lifeOver) - 1;
  return `${months === 0 ? 'less than a month' : months === 1 ? '1 month' : `${months} months`}, to ${formatUsDate(lifeOver)}`;
}
