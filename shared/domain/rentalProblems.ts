import type { Issue } from '../result.ts';
import { addMonths, formatUsDate, type IsoDate } from './dates.ts';
import type { Rental, RentalValues } from './rental.ts';

/** What cannot be right about a rental. Paths are those of its fields; nothing of the patient is quoted. */

/** @param today the office's day: what lies after it has not happened. */
export function rentalProblems(values: RentalValues, today: IsoDate): readonly Issue[] {
  const { startedOn, endedOn, lifeStartedOn, paidMonthsEndedOn, titleTransferredOn } = values;
  const problems: (Issue | null)[] = [
    startedOn !== null && startedOn > today
      ? issue('startedOn', 'The first day lies in the future. Enter the rental once the item was delivered.')
      : null,
    endedOn !== null && endedOn > today
      ? issue('endedOn', 'The last day lies in the future. Leave it blank while the rental runs.')
      : null,
    endedOn !== null && startedOn === null
      ? issue('startedOn', 'A rental that has ended needs its first day.')
      : null,
    endedOn !== null && startedOn !== null && endedOn < startedOn
      ? issue('endedOn', 'The last day lies before the first. Correct one of the two.')
      : null,
    lifeStartedOn !== null && startedOn !== null && lifeStartedOn > startedOn
      ? issue(
          'lifeStartedOn',
          'The useful lifetime cannot begin after the rental. Leave it blank where both begin on the same day.',
        )
      : null,
    lifeStartedOn !== null &&
    startedOn !== null &&
    lifeStartedOn <= startedOn &&
    values.monthsBefore > 0 &&
    addMonths(lifeStartedOn, values.monthsBefore - 1) >= startedOn
      ? issue(
          'lifeStartedOn',
          `${values.monthsBefore} ${values.monthsBefore === 1 ? 'month does' : 'months do'} not fit between this day and the first day here. Correct one of the three.`,
        )
      : null,
    paidMonthsEndedOn !== null && startedOn !== null && paidMonthsEndedOn >= startedOn
      ? issue(
          'paidMonthsEndedOn',
          'The last month that was paid elsewhere ends before the first day here. Correct one of the two.',
        )
      : null,
    paidMonthsEndedOn !== null && lifeStartedOn !== null && paidMonthsEndedOn <= lifeStartedOn
      ? issue('paidMonthsEndedOn', 'The paid months end after the first day. Correct one of the two.')
      : null,
    titleTransferredOn !== null && values.class !== null && values.class !== 'cappedRental'
      ? issue('titleTransferredOn', 'Title passes in a capped rental only.')
      : null,
    titleTransferredOn !== null && startedOn !== null && titleTransferredOn <= startedOn
      ? issue('titleTransferredOn', 'Title cannot pass on or before the first day of the rental.')
      : null,
    ...values.breaks.flatMap((_, index) => breakProblems(values, index, today)),
  ];
  return problems.filter((problem) => problem !== null);
}

function breakProblems(values: RentalValues, index: number, today: IsoDate): (Issue | null)[] {
  const one = values.breaks[index];
  if (!one) return [];
  const path = `breaks.${index}`;
  const { startedOn, endedOn } = values;
  const clash = values.breaks.findIndex(
    (other, at) => at < index && other.from <= (one.to ?? LAST_DAY) && one.from <= (other.to ?? LAST_DAY),
  );
  return [
    values.breaks.findIndex(({ id }) => id === one.id) < index
      ? issue(path, 'This break stands in the list twice. Remove one of the two.')
      : null,
    one.to !== null && one.to < one.from
      ? issue(`${path}.to`, 'The break ends before it begins. Correct one of the two days.')
      : null,
    one.from > today
      ? issue(`${path}.from`, 'The break lies in the future. Enter it once it has begun.')
      : null,
    startedOn !== null && one.from <= startedOn
      ? issue(`${path}.from`, 'The break begins on or before the first day of the rental.')
      : null,
    endedOn !== null && (one.from > endedOn || (one.to !== null && one.to > endedOn))
      ? issue(
          `${path}.${one.from > endedOn ? 'from' : 'to'}`,
          'The break lies after the last day of the rental.',
        )
      : null,
    clash >= 0
      ? issue(`${path}.from`, `This break overlaps break ${clash + 1}. Join them, or correct the days.`)
      : null,
  ];
}

const LAST_DAY = '2199-12-31';

/** The code that two rentals share so that they cannot run at once; oxygen counts by its class. */
function kindOfRental(rental: Pick<RentalValues, 'class' | 'code'>): string | null {
  if (rental.class === null) return null;
  const oxygen = rental.class === 'oxygenStationary' || rental.class === 'oxygenPortable';
  if (oxygen) return rental.class;
  return rental.code === '' ? null : rental.code;
}

/**
 * The rental that cannot run at the same time: another of the same class for the patient (for other equipment than
 * oxygen: of the same code), or one of the same device to anybody. What ends on a day and what begins on it do not meet:
 * a day of pickup is no day of use.
 * @param others rentals of the patient and of the device, this one left out. @returns null where there is none.
 */
export function overlappingRental(
  values: RentalValues,
  others: readonly Rental[],
): { readonly rental: Rental; readonly path: 'startedOn' | 'equipmentId'; readonly message: string } | null {
  const { startedOn } = values;
  if (startedOn === null) return null;
  const meets = others.filter(
    (other) =>
      other.startedOn !== null &&
      other.startedOn < (values.endedOn ?? LAST_DAY) &&
      startedOn < (other.endedOn ?? LAST_DAY),
  );
  const kind = kindOfRental(values);
  const same = meets.find(
    (other) => other.patientId === values.patientId && kind !== null && kindOfRental(other) === kind,
  );
  if (same) {
    return {
      rental: same,
      path: 'startedOn',
      message: `A rental of the same kind for this patient ${spanText(same)}. One of each kind runs at a time: end that one first, or correct the days.`,
    };
  }
  const ofDevice = meets.find(
    (other) => values.equipmentId !== null && other.equipmentId === values.equipmentId,
  );
  return ofDevice
    ? {
        rental: ofDevice,
        path: 'equipmentId',
        message: `Another rental of this device ${spanText(ofDevice)}. End that one first, or choose the device that was delivered.`,
      }
    : null;
}

function spanText({ startedOn, endedOn }: Rental): string {
  const from = startedOn === null ? '' : formatUsDate(startedOn);
  return endedOn === null ? `runs since ${from}` : `ran from ${from} to ${formatUsDate(endedOn)}`;
}

function issue(path: string, message: string): Issue {
  return { path, message };
}
