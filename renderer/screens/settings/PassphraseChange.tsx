import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fault, Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { ErrorSummary, issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useNotices } from '../../stores/notices.ts';
import { useSession } from '../../stores/session.ts';
import { PassphraseFields } from '../firstRun/PassphraseFields.tsx';
import styles from './Settings.module.css';

const EMPTY = { current: '', passphrase: '', again: '' };

/** A person's own passphrase. The recovery code and the passphrases of others stay as they are. */
export function PassphraseChange() {
  const office = useSession((store) => store.status?.office?.name ?? '');
  const user = useSession((store) => store.status?.user?.name ?? '');
  const show = useNotices((store) => store.show);
  const [values, setValues] = useState(EMPTY);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  function change(part: Partial<typeof EMPTY>) {
    setValues({ ...values, ...part });
    setIssues(issues.filter((issue) => !(issue.path in part)));
  }

  async function submit() {
    const found = problems(values);
    setIssues(found);
    setFault(null);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    setBusy(true);
    const answer = await call('session.changePassphrase', {
      current: values.current,
      next: values.passphrase,
    });
    setBusy(false);
    if (answer.ok) {
      setValues(EMPTY);
      show({ tone: 'done', text: 'The passphrase is changed. It counts from the next unlocking.' });
    } else if (answer.fault.kind === 'invalid') {
      setIssues(
        answer.fault.issues.map((issue) => ({ ...issue, path: OWN_PATHS.get(issue.path) ?? issue.path })),
      );
    } else setFault(answer.fault);
  }

  return (
    <Section
      title="Your passphrase"
      note="It opens the office for you alone. The recovery code stays as it is."
      id="passphrase"
    >
      <ErrorSummary issues={issues} attempt={attempt} />
      <form
        className={styles.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FieldRow>
          <TextField
            label="Passphrase now"
            path="current"
            type="password"
            autoComplete="current-password"
            width="l"
            maxLength={256}
            required
            error={issueAt(issues, 'current')}
            value={values.current}
            onChange={(current) => change({ current })}
          />
        </FieldRow>
        <PassphraseFields
          label="New passphrase"
          passphrase={values.passphrase}
          again={values.again}
          known={[office, user]}
          error={issueAt(issues, 'passphrase') ?? undefined}
          againError={issueAt(issues, 'again') ?? undefined}
          onChange={change}
        />
        {fault ? <FaultMessage fault={fault} /> : null}
        <div className={styles.actions}>
          <Button type="submit" loading={busy}>
            Change the passphrase
          </Button>
        </div>
      </form>
    </Section>
  );
}

function problems(values: typeof EMPTY): readonly Issue[] {
  const found: Issue[] = [];
  if (values.current === '') found.push({ path: 'current', message: 'Type the passphrase that counts now.' });
  if (values.passphrase === '') found.push({ path: 'passphrase', message: 'Choose a new passphrase.' });
  if (values.passphrase !== values.again) {
    found.push({ path: 'again', message: 'The two are not the same. Type the new passphrase again.' });
  }
  return found;
}

/** The program's names for the fields of this form. */
const OWN_PATHS: ReadonlyMap<string, string> = new Map([
  ['passphrase', 'current'],
  ['next', 'passphrase'],
  ['newPassphrase', 'passphrase'],
]);
