import { Button } from '@mantine/core';
import { call } from '../../../client.ts';
import { FieldRow } from '../../../components/Section.tsx';
import { DiagnosisCodeField } from '../../../records/DiagnosisCodeField.tsx';
import { valueOrNotice } from '../../../records/recordActions.ts';
import { useAnswer, useCase, useClaim, useClaimPage } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** The diagnoses of the claim in their order; one that the patient's record lacks is written there as well. */
export function DiagnosesPart() {
  const { store } = useClaimPage();
  const { claim, patient } = useCase();
  const known = useClaim((state) => state.view?.choices.diagnoses) ?? [];
  const answer = useAnswer('claim.diagnosisCodes');
  const codes = claim.diagnosisCodes;
  const others = known.filter((each) => !codes.includes(each.code));

  function put(next: readonly string[]) {
    store.getState().edit('claim.diagnosisCodes', [...next]);
  }

  async function add(code: string, description: string) {
    if (code === '' || codes.includes(code)) return;
    put([...codes, code]);
    if (known.some((each) => each.code === code)) return;
    const values = { patientId: patient.id, code, description, diagnosedOn: null };
    const made = valueOrNotice(await call('diagnoses.save', { id: null, revision: null, values }));
    if (made) await store.getState().load();
  }

  return (
    <>
      {codes.length === 0 ? null : (
        <ol className={styles.codes}>
          {codes.map((code, index) => (
            <li key={code}>
              <b>
                {LETTERS[index]} {code}
              </b>
              <span>{known.find((each) => each.code === code)?.description ?? ''}</span>
              {answer.readOnly ? null : (
                <>
                  {index === 0 ? null : (
                    <Button
                      size="xs"
                      aria-label={`Move ${code} up`}
                      onClick={() => put(codes.toSpliced(index, 1).toSpliced(index - 1, 0, code))}
                    >
                      Up
                    </Button>
                  )}
                  <Button
                    size="xs"
                    aria-label={`Take ${code} off the claim`}
                    onClick={() => put(codes.filter((each) => each !== code))}
                  >
                    Remove
                  </Button>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
      {answer.readOnly ? null : (
        <FieldRow>
          <DiagnosisCodeField
            {...answer}
            from={null}
            label={codes.length === 0 ? 'Diagnosis' : 'Another diagnosis'}
            value=""
            onChange={(code, description) => void add(code, description)}
          />
          {others.slice(0, 4).map((each) => (
            <div key={each.id} className={styles.besideField}>
              <Button onClick={() => put([...codes, each.code])}>Add {each.code} of the patient</Button>
            </div>
          ))}
        </FieldRow>
      )}
    </>
  );
}

const LETTERS = 'ABCDEFGHIJKL';
