import { useState } from 'react';
import { EMERGENCY_NAME } from '../../../shared/domain/access.ts';
import type { Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWayIn } from './useWayIn.ts';
import { WayInForm } from './WayInForm.tsx';

/** Reads the records when nobody who can sign in is there: by the code from the sealed sheet, with a name and a reason. */
export function EmergencyForm({ onBack }: { readonly onBack: () => void }) {
  const [values, setValues] = useState({ code: '', name: '', reason: '' });
  const way = useWayIn(OWN_PATHS);
  const { issues } = way;

  function change(part: Partial<typeof values>) {
    setValues({ ...values, ...part });
    way.forget(Object.keys(part));
  }

  async function open() {
    const found: Issue[] = [];
    if (values.code.trim() === '')
      found.push({ path: 'code', message: 'Type the emergency code from the sheet.' });
    if (values.name.trim() === '') found.push({ path: 'name', message: 'Say who you are.' });
    if (values.reason.trim().length < 10)
      found.push({ path: 'reason', message: 'Say in a few words why this cannot wait.' });
    await way.send(found, () => call('session.openInEmergency', values));
  }

  return (
    <WayInForm
      title="Emergency access"
      intro="Opens the office for reading only. Everything you look at is kept in the audit trail under your name, and the owner has to read of it at the next sign-in."
      submit="Open for reading"
      red
      way={way}
      onSubmit={() => void open()}
      onBack={onBack}
    >
      <TextField
        label="Emergency code"
        path="code"
        code
        width="full"
        maxLength={200}
        required
        autoFocus
        hint="From the sealed sheet. Spaces and dashes do not matter"
        error={issueAt(issues, 'code')}
        value={values.code}
        onChange={(code) => change({ code })}
      />
      <TextField
        label="Who are you?"
        path="name"
        width="full"
        maxLength={EMERGENCY_NAME}
        required
        hint="First and last name"
        error={issueAt(issues, 'name')}
        value={values.name}
        onChange={(name) => change({ name })}
      />
      <TextArea
        label="Why now?"
        path="reason"
        width="full"
        maxLength={300}
        required
        hint="No names of patients"
        error={issueAt(issues, 'reason')}
        value={values.reason}
        onChange={(reason) => change({ reason })}
      />
    </WayInForm>
  );
}

/** The program's name for a field of this form. */
const OWN_PATHS = { emergencyCode: 'code' };
