import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { LineDrug } from '../../../../shared/domain/filing.ts';
import { NumberField } from '../../../components/NumberField.tsx';
import { FieldRow } from '../../../components/Section.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useAnswer } from '../claimContext.ts';
import { DRUG_UNIT_NAMES } from '../filingWords.ts';
import { Fold } from './Fold.tsx';
import styles from '../Claim.module.css';

interface Typed {
  readonly ndc: string;
  readonly quantity: number | null;
  readonly unit: LineDrug['unit'];
}

/** The drug of a line, where the payer asks for its NDC: all three parts or none, because half of one is refused. */
export function LineDrugFields({ line, path }: { readonly line: ClaimLine; readonly path: string }) {
  const answer = useAnswer(`${path}.drug`);
  const { drug } = line;
  const [typed, setTyped] = useState<Typed>(drug ?? { ndc: '', quantity: null, unit: 'ML' });
  const shown = drug ?? typed;
  const bare = digitsOf(shown.ndc);
  const begun = drug === null && (typed.ndc !== '' || typed.quantity !== null);

  function change(part: Partial<Typed>) {
    const next = { ...shown, ...part };
    setTyped(next);
    const whole = LineDrug.safeParse({ ...next, ndc: digitsOf(next.ndc) });
    const complete = whole.success && whole.data.ndc !== '';
    if (complete) answer.onChange(whole.data);
    else if (drug !== null) answer.onChange(null);
  }

  return (
    <Fold
      small
      title="Drug"
      state={
        drug
          ? `NDC ${drug.ndc}, ${drug.quantity} ${DRUG_UNIT_NAMES[drug.unit].toLowerCase()}`
          : begun
            ? 'Not complete: it is kept once all three are given'
            : 'None'
      }
      given={drug !== null}
    >
      <FieldRow>
        <TextField
          label="NDC"
          path={`${path}.drug`}
          readOnly={answer.readOnly}
          code
          width="m"
          maxLength={13}
          hint="Eleven digits, from the package"
          error={
            answer.error ??
            (bare !== '' && bare.length !== 11 && begun ? `${bare.length} of 11 digits` : null)
          }
          value={shown.ndc}
          onChange={(ndc) => change({ ndc })}
        />
        <NumberField
          label="Quantity"
          path={`${path}.drug.quantity`}
          readOnly={answer.readOnly}
          width="s"
          min={0}
          max={9_999_999}
          decimals={3}
          value={shown.quantity}
          onChange={(quantity) => change({ quantity })}
        />
        <SelectField
          label="Measured in"
          path={`${path}.drug.unit`}
          readOnly={answer.readOnly}
          width="m"
          options={UNITS}
          value={shown.unit}
          onChange={(unit) => {
            if (unit !== null) change({ unit });
          }}
        />
        {drug && !answer.readOnly ? (
          <div className={styles.besideField}>
            <Button
              size="xs"
              onClick={() => {
                setTyped({ ndc: '', quantity: null, unit: 'ML' });
                answer.onChange(null);
              }}
            >
              Remove the drug
            </Button>
          </div>
        ) : null}
      </FieldRow>
    </Fold>
  );
}

function digitsOf(text: string): string {
  return text.replace(/[\s-]/g, '');
}

const UNITS = LineDrug.shape.unit.options.map((value) => ({ value, label: DRUG_UNIT_NAMES[value] }));
