import type { ReactNode } from 'react';
import { useAppearance } from '../../../stores/appearance.ts';
import { labelOf } from '../caseLabels.ts';
import { type AnswerGroup, answersOf } from '../answers.ts';
import { useCase, useClaim, useClaimPage } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** All answers by step, each with a way back to its field. */
export function AnswersPart() {
  const theCase = useCase();
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  return (
    <>
      {answersOf(theCase).map((group) => (
        <Group key={group.title} group={group} frozen={frozen} />
      ))}
    </>
  );
}

function Group({ group, frozen }: { readonly group: AnswerGroup; readonly frozen: boolean }) {
  const { goTo } = useClaimPage();
  const hidden = useAppearance((state) => state.hideNames);
  return (
    <>
      <h4 className={styles.listTitle}>{group.title}</h4>
      <table className={styles.answers}>
        <tbody>
          {group.answers.map((answer) => {
            const label = answer.label ?? labelOf(answer.path);
            return (
              <tr key={`${answer.path} ${label}`}>
                <th scope="row">{label}</th>
                <td>{shown(answer.value, hidden && (answer.personal ?? false))}</td>
                <td>
                  {frozen ? null : (
                    <button
                      type="button"
                      className={styles.link}
                      aria-label={`Change ${label}`}
                      onClick={() => goTo(answer.path)}
                    >
                      Change
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function shown(value: string, hidden: boolean): ReactNode {
  if (value === '') return <span className="cw-quiet">Not given</span>;
  return hidden ? <span className="cw-quiet">Hidden</span> : value;
}
