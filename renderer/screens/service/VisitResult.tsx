import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { bindChoice, bindField, type EditorProps } from '../../records/editorProps.ts';
import { RESULTS } from '../../records/words.ts';
import type { VisitValues } from './visitGaps.ts';

/** How the visit ended. */
export function VisitResult({ editor }: { readonly editor: EditorProps<VisitValues> }) {
  return (
    <Section title="Result">
      <ChoiceField {...bindChoice(editor, 'result', RESULTS)} label="Result" options={RESULTS} />
      <TextArea {...bindField(editor, 'resultNote')} label="Result in words" maxLength={1000} minRows={1} />
      <TextField
        {...bindField(editor, 'patientSignedBy')}
        label="Signed for by (patient or caregiver)"
        width="l"
        maxLength={80}
        personal
      />
    </Section>
  );
}
