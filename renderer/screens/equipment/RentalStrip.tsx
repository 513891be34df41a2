import { addMonths, formatUsDate, type IsoDate, rentalMonthOn } from '../../../shared/domain/dates.ts';
import { useToday } from '../../stores/session.ts';
import styles from './RentalStrip.module.css';

/** Monthly payments for oxygen equipment end with this month of continuous use (42 CFR 414.226). */
const PAID = 36;
/** The reasonable useful lifetime of oxygen equipment, in months (42 CFR 414.210). */
const LIFE = 60;

/**
 * The rental on one line: months 1 to 36, months 37 to 60, today, and the visits. Breaks in need are not known
 * here: the months are counted straight through.
 */
interface Props {
  readonly startedOn: IsoDate;
  readonly visits: readonly IsoDate[];
}

export function RentalStrip({ startedOn, visits }: Props) {
  const today = useToday();
  const month = rentalMonthOn(startedOn, today);
  const capOn = addMonths(startedOn, PAID);
  const endOn = addMonths(startedOn, LIFE);
  return (
    <figure className={styles.strip}>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.paid} />
        <span className={styles.after} />
        {visits.map((date) => (
          <Mark key={date} month={monthsSince(startedOn, date)} kind="visit" />
        ))}
        <Mark month={monthsSince(startedOn, today)} kind="today" />
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span>{formatUsDate(startedOn)}</span>
        <span className={styles.later}>
          <span>36 months: {formatUsDate(capOn)}</span>
          <span>60 months: {formatUsDate(endOn)}</span>
        </span>
      </div>
      <figcaption className={styles.words}>
        {wordsOf(month, capOn, endOn)} Counted straight through, without breaks in need.
        {visits.length > 0
          ? ` ${visits.length === 1 ? 'One visit' : `${visits.length} visits`} on the line.`
          : ''}
      </figcaption>
    </figure>
  );
}

function wordsOf(month: number, capOn: IsoDate, endOn: IsoDate): string {
  if (month === 0) return 'The rental has not begun.';
  if (month <= PAID)
    return `Month ${month} of the 36 that Medicare pays; they end on ${formatUsDate(capOn)}.`;
  if (month <= LIFE)
    return `Month ${month}: past the 36 months that Medicare pays; useful lifetime ends ${formatUsDate(endOn)}.`;
  return `Month ${month}: past the useful lifetime of five years.`;
}

/** Months with a fraction, for a place on the line. */
function monthsSince(start: IsoDate, on: IsoDate): number {
  return rentalMonthOn(start, on) === 0 ? 0 : rentalMonthOn(start, on) - 0.5;
}

function Mark({ month, kind }: { readonly month: number; readonly kind: 'visit' | 'today' }) {
  const share = Math.max(0, Math.min(1, month / LIFE));
  return (
    <span className={kind === 'today' ? styles.today : styles.visit} style={{ left: `${share * 100}%` }} />
  );
}
