import { Button } from '@mantine/core';
import { MODIFIERS } from '../../../../shared/codes/modifiers.ts';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { ModifierField } from '../../../components/ModifierField.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { labelOf } from '../caseLabels.ts';
import { useAnswer, useCase, useClaimPage } from '../claimContext.ts';
import { NOTE_LENGTH } from './noteLength.ts';
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
  // What stands behind the payer's limit is cut off, and told to nobody.
  const note = line.narrative.slice(0, payer?.settings.narrativeMaxChars ?? NOTE_LENGTH);
  const words = note.toUpperCase().split(/[^A-Z0-9]+/);
  const told = all.every((each) => words.includes(each));
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
            : !modifiers.includes('99')
              ? 'With these, 99 takes the last place on the line'
              : told
                ? 'The note lists them all'
                : 'The note has to list them all'
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
