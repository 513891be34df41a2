import { Button } from '@mantine/core';
import { MODIFIERS } from '../../../../shared/codes/modifiers.ts';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { ModifierField } from '../../../components/ModifierField.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { labelOf } from '../caseLabels.ts';
import { useAnswer, useCase, useClaimPage } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** A line holds so many; 99 says that there are more. */
const HELD = 4;

/** Modifiers beyond the four of the line: asked once the line is full, and told to the payer in the line's note. */
export function FurtherModifiers({ line, path }: { readonly line: ClaimLine; readonly path: string }) {
  const { store } = useClaimPage();
  const { payer } = useCase();
  const answer = useAnswer(`${path}.furtherModifiers`);
  const { modifiers, furtherModifiers: further } = line;
  if (modifiers.length < HELD && !modifiers.includes('99') && further.length === 0) return null;
  const secondLine = payer?.settings.orthosis.manyModifiers === 'secondLine';
  const all = [...modifiers.filter((each) => each !== '99'), ...further];
  const told = all.every((each) =>
    line.narrative
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .includes(each),
  );
  return (
    <FieldRow>
      <ModifierField
        {...answer}
        label={labelOf(`${path}.furtherModifiers`)}
        width="l"
        max={8}
        value={further}
        known={MODIFIERS.map((each) => ({ code: each.code, label: each.use }))}
        hint={
          secondLine
            ? 'This payer wants them on a second line'
            : modifiers.includes('99')
              ? 'The note lists them all'
              : 'With these, 99 takes the last place on the line'
        }
      />
      {answer.readOnly || secondLine || further.length === 0 || told ? null : (
        <div className={styles.besideField}>
          <Button
            onClick={() =>
              store
                .getState()
                .edit(
                  `${path}.narrative`,
                  [`Modifiers: ${all.join(' ')}`, line.narrative].filter(Boolean).join('. '),
                )
            }
          >
            Write all {all.length} into the note
          </Button>
        </div>
      )}
    </FieldRow>
  );
}
