import { CLAIM_STATE_NAMES, ClaimState } from '../../../shared/domain/claim.ts';
import styles from './StateFilter.module.css';

/** Where claims stand, as chips to switch on and off; none chosen means all. */
export function StateFilter({
  chosen,
  onChange,
}: {
  readonly chosen: readonly ClaimState[];
  readonly onChange: (states: readonly ClaimState[]) => void;
}) {
  return (
    <div className={styles.chips} role="group" aria-label="States">
      {ClaimState.options.map((state) => {
        const on = chosen.includes(state);
        return (
          <button
            key={state}
            type="button"
            className={styles.chip}
            aria-pressed={on}
            onClick={() => onChange(on ? chosen.filter((each) => each !== state) : [...chosen, state])}
          >
            {CLAIM_STATE_NAMES[state]}
          </button>
        );
      })}
      {chosen.length > 0 ? (
        <button type="button" className={styles.clear} onClick={() => onChange([])}>
          All states
        </button>
      ) : null}
    </div>
  );
}
