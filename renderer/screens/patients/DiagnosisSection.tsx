import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PatientView } from '../../../shared/contract/records.ts';
import { DiagnosisValues } from '../../../shared/domain/people.ts';
import { call } from '../../client.ts';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { DiagnosisCodeField } from '../../records/DiagnosisCodeField.tsx';
import { bindField } from '../../records/editorProps.ts';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, valueOrNotice } from '../../records/recordActions.ts';
import styles from './Patient.module.css';

interface Props {
  readonly view: PatientView;
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
}

/** Diagnoses with their official words, chosen from the shipped ICD-10-CM set. */
export function DiagnosisSection({ view, reload, readOnly }: Props) {
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(code: string, description: string) {
    if (code === '') return;
    if (view.diagnoses.some((diagnosis) => diagnosis.code === code)) {
      setProblem(`${code} is on the list already.`);
      setRound(round + 1);
      return;
    }
    setProblem(null);
    const values = { patientId: view.patient.id, code, description, diagnosedOn: null };
    const created = valueOrNotice(await call('diagnoses.save', { id: null, revision: null, values }));
    setRound(round + 1);
    if (created) await reload();
  }

  return (
    <Section title="Diagnoses">
      {view.diagnoses.length === 0 ? <p className="cw-quiet">No diagnosis yet.</p> : null}
      {view.diagnoses.map((diagnosis) => (
        <DiagnosisRow key={diagnosis.id} diagnosis={diagnosis} reload={reload} readOnly={readOnly} />
      ))}
      {readOnly ? null : (
        <div className={styles.add}>
          <DiagnosisCodeField
            key={round}
            label="Add diagnosis: ICD-10-CM code or words"
            value=""
            error={problem}
            onChange={(code, description) => void add(code, description)}
          />
        </div>
      )}
    </Section>
  );
}

interface RowProps extends Omit<Props, 'view'> {
  readonly diagnosis: PatientView['diagnoses'][number];
}

function DiagnosisRow({ diagnosis, reload, readOnly }: RowProps) {
  const draft = useStoredDraft({
    key: `diagnosis:${diagnosis.id}`,
    schema: DiagnosisValues,
    channel: 'diagnoses.save',
    stored: diagnosis,
    empty: diagnosis,
    onSaved: () => void reload(),
  });
  const editor = editorOf(draft, readOnly);

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    await removeWithUndo('The diagnosis', () => call('diagnoses.remove', { id, revision }), reload);
  }

  return (
    <div className={styles.diagnosis} role="group" aria-label={`Diagnosis ${diagnosis.code}`}>
      <span className={styles.diagnosisName}>
        <strong>{diagnosis.code}</strong> {diagnosis.description}
      </span>
      <TypedDateField {...bindField(editor, 'diagnosedOn')} label="Diagnosed on" />
      <span className={styles.diagnosisEnd}>
        <SavedLine draft={draft} />
        {readOnly ? null : (
          <Button
            variant="subtle"
            color="gray"
            aria-label={`Remove diagnosis ${diagnosis.code}`}
            onClick={() => void remove()}
          >
            Remove
          </Button>
        )}
      </span>
    </div>
  );
}
