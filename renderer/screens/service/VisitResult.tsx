import { ChoiceField } from '../../components/ChoiceField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { bindChoice, bindField, type EditorProps } from '../../records/editorProps.ts';
import { SignatureField } from '../../records/SignatureField.tsx';
import { RESULTS } from '../../records/words.ts';
import { SIGNERS } from './amendableFields.ts';
import type { VisitValues } from './visitGaps.ts';

/** How the visit ended, and who signed for it at the patient’s. */
export function VisitResult({ editor }: { readonly editor: EditorProps<VisitValues> }) {
  const visit = editor.value;
  return (
    <Section title="Result and the patient’s signature" id="visit-result">
      <ChoiceField {...bindChoice(editor, 'result', RESULTS)} label="Result" options={RESULTS} />
      <TextArea {...bindField(editor, 'resultNote')} label="Result in words" maxLength={1000} minRows={1} />
      <FieldRow>
        <TextField
          {...bindField(editor, 'patientSignedBy')}
          label="Signed for by (patient or caregiver)"
          width="l"
          maxLength={80}
          personal
        />
        <SelectField
          {...bindChoice(editor, 'patientSignedAs', SIGNERS)}
          label="Who signs is"
          width="m"
          options={SIGNERS}
          clearable
        />
      </FieldRow>
      <SignatureField
        label="Patient’s or caregiver’s signature"
        path="patientSignature"
        value={visit.patientSignature}
        readOnly={editor.readOnly}
        onChange={(patientSignature) => editor.onChange({ ...visit, patientSignature })}
      />
    </Section>
  );
}
