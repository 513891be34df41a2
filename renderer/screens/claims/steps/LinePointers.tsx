import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { useAnswer, useCase } from '../claimContext.ts';
import { Fold } from './Fold.tsx';
import { GroupNote } from './GroupNote.tsx';
import styles from './Filing.module.css';

/** A line points at so many diagnoses, the one that matters most first. */
const MOST = 4;
const LETTERS = 'ABCDEFGHIJKL';

/** Which diagnoses of the claim a line is for. Without a choice it points at all, where they are no more than a line holds. */
export function LinePointers({ line, path }: { readonly line: ClaimLine; readonly path: string }) {
  const answer = useAnswer(`${path}.pointers`);
  const { diagnosisCodes } = useCase().claim;
  const { pointers } = line;
  const letters = pointers.map((place) => LETTERS[place - 1] ?? '').join(', ');
  const all = LETTERS.slice(0, diagnosisCodes.length).split('').join(', ');
  function toggle(place: number) {
    answer.onChange(
      pointers.includes(place) ? pointers.filter((each) => each !== place) : [...pointers, place],
    );
  }
  return (
    <Fold
      small
      title="Diagnoses of this line"
      state={
        pointers.length > 0
          ? letters
          : diagnosisCodes.length === 0
            ? 'The claim has none yet'
            : diagnosisCodes.length > MOST
              ? `Not chosen: choose up to ${MOST} of ${diagnosisCodes.length}`
              : `${all}, all of the claim; nobody chose`
      }
      given={pointers.length > 0}
    >
      <GroupNote path={`${path}.pointers`} />
      <div
        className={styles.pointers}
        role="group"
        aria-label="Diagnoses of this line"
        data-path={`${path}.pointers`}
      >
        {diagnosisCodes.map((code, index) => {
          const place = index + 1;
          const at = pointers.indexOf(place);
          const full = at < 0 && pointers.length >= MOST;
          return (
            <button
              key={code}
              type="button"
              className={styles.pointer}
              aria-pressed={at >= 0}
              disabled={answer.readOnly || full}
              onClick={() => toggle(place)}
            >
              {LETTERS[index]} {code}
              {at >= 0 ? `, ${ORDER[at] ?? ''}` : ''}
            </button>
          );
        })}
      </div>
      <p className="cw-quiet">
        {diagnosisCodes.length === 0
          ? 'Add the claim’s diagnoses first.'
          : `In the order in which they are pressed, at most ${MOST}. None pressed: the first ones.`}
      </p>
    </Fold>
  );
}

const ORDER = ['first', 'second', 'third', 'fourth'];
