import { formatUsDate, type IsoDate } from './dates.ts';
import type { Equipment } from './equipment.ts';
import type { ServiceVisitValues } from './serviceVisit.ts';
import { timeOnSite } from './timeOnSite.ts';

/** What stands in a visit and can hardly be true. Nothing of it stops a signature: it is asked before. */
export interface VisitDoubt {
  /** Path of the field to look at. */
  readonly path: string;
  readonly text: string;
}

/** No visit of this register is older: an earlier year is a slip of the keys. */
const FIRST_DAY = '2000-01-01';

/**
 * @param device the visit's device as it is on file; null when none is chosen
 * @param today in the time zone of the office
 */
export function visitDoubts(
  visit: Pick<ServiceVisitValues, 'visitedOn' | 'arrivedAt' | 'leftAt' | 'before' | 'after'>,
  device: Pick<Equipment, 'hourMeter' | 'hourMeterOn'> | null,
  today: IsoDate,
): readonly VisitDoubt[] {
  const { visitedOn, before, after } = visit;
  const doubts: VisitDoubt[] = [];
  if (visitedOn !== null && visitedOn < FIRST_DAY) {
    doubts.push({ path: 'visitedOn', text: `Was the visit really on ${formatUsDate(visitedOn)}?` });
  }
  if (visitedOn !== null && visitedOn > today) {
    doubts.push({ path: 'visitedOn', text: `${formatUsDate(visitedOn)} has not come yet.` });
  }
  const stay = timeOnSite(visit.arrivedAt, visit.leftAt);
  if (stay?.doubtful) {
    doubts.push({
      path: 'leftAt',
      text: `Past midnight? From arriving to leaving it would be ${lasting(stay.minutes)}.`,
    });
  }
  const known = device?.hourMeter ?? null;
  const knownOn = device?.hourMeterOn ?? null;
  const later = knownOn !== null && visitedOn !== null && knownOn > visitedOn;
  // One of the two is enough: the other says the same.
  const read = [
    { path: 'before.hourMeter', hours: before.hourMeter },
    { path: 'after.hourMeter', hours: after.hourMeter },
  ].find(({ hours }) => hours !== null && known !== null && hours < known);
  if (read && !later) {
    const on = knownOn === null ? '' : ` of ${formatUsDate(knownOn)}`;
    doubts.push({
      path: read.path,
      text: `The hour meter reads ${counted(read.hours)}; the register has ${counted(known)}${on}. Read it again, or say why it was set back.`,
    });
  }
  if (before.hourMeter !== null && after.hourMeter !== null && after.hourMeter < before.hourMeter) {
    doubts.push({
      path: 'after.hourMeter',
      text: `The hour meter after the work (${counted(after.hourMeter)}) is lower than before it (${counted(before.hourMeter)}).`,
    });
  }
  return doubts;
}

function counted(hours: number | null): string {
  return hours === null ? 'nothing' : hours.toLocaleString('en-US');
}

function lasting(minutes: number): string {
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
