import type { TimerRun } from '../../shared/domain/serviceVisit.ts';
import {
  clockWasSetBack,
  gapsBetween,
  ranBackwards,
  runMillis,
  runText,
} from '../../shared/domain/timerRuns.ts';
import { officeZone, useSession } from '../stores/session.ts';
import styles from './records.module.css';

/** When a line's timer ran, with the pauses in between; and whether the clock was set back meanwhile. */
export function LaborRuns({ runs, now }: { readonly runs: readonly TimerRun[]; readonly now: number }) {
  const zone = useSession((store) => officeZone(store.status));
  if (runs.length === 0) return null;
  const gaps = gapsBetween(runs);
  return (
    <>
      <ol className={styles.runs} aria-label="Runs of the timer">
        {runs.map((run, index) => (
          <li key={`${run.from} ${index}`}>
            {runText(run, zone)}
            {run.to === null ? '' : ` (${lengthOf(run, now)})`}
            <GapText gap={gaps[index] ?? null} />
          </li>
        ))}
      </ol>
      {clockWasSetBack(runs, now) ? (
        <p className={styles.warn}>
          The clock of this computer was set back while the timer was in use. That run counts no minutes: type
          the minutes that were worked.
        </p>
      ) : null}
    </>
  );
}

function GapText({ gap }: { readonly gap: ReturnType<typeof gapsBetween>[number] }) {
  if (gap === null) return null;
  return gap.kind === 'pause'
    ? `, then a pause of ${minutesText(gap.minutes)}`
    : ', then the clock went back';
}

function lengthOf(run: TimerRun, now: number): string {
  if (ranBackwards(run, now)) return 'not counted';
  const minutes = Math.floor(runMillis(run, now) / 60_000);
  return minutes === 0 ? 'under a minute' : minutesText(minutes);
}

function minutesText(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
