/** How long a technician was there, by the clock on the wall. */
export interface TimeOnSite {
  readonly minutes: number;
  /** The technician left on the day after. */
  readonly pastMidnight: boolean;
  /** Past midnight, and so long that the two times were rather mixed up. */
  readonly doubtful: boolean;
}

/** A visit past midnight that is longer than this is asked about: it is rather a slip. In minutes. */
const LONG_NIGHT = 720;

/**
 * From coming to leaving; leaving before coming is read as past midnight. Null while either is not told. On the night
 * of a change of clocks it is an hour off: the day is not asked.
 * @param arrivedAt and leftAt as `HH:MM`, '' when not told
 */
export function timeOnSite(arrivedAt: string, leftAt: string): TimeOnSite | null {
  const from = clockMinutes(arrivedAt);
  const to = clockMinutes(leftAt);
  if (from === null || to === null) return null;
  const pastMidnight = to < from;
  const minutes = pastMidnight ? to + 1440 - from : to - from;
  return { minutes, pastMidnight, doubtful: pastMidnight && minutes > LONG_NIGHT };
}

function clockMinutes(time: string): number | null {
  const [hours, minutes] = time.split(':').map(Number);
  return hours === undefined || minutes === undefined ? null : hours * 60 + minutes;
}
