import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../client.ts';
import { TextField } from '../../components/TextField.tsx';
import styles from './Safety.module.css';

/** A passphrase that one person gives another: in plain sight, for it is told, and changed at the first sign-in. */
export function FirstPassphraseField({
  value,
  error,
  onChange,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}) {
  const [busy, setBusy] = useState(false);
  async function suggest() {
    setBusy(true);
    const answer = await call('people.suggestPassphrase', {});
    setBusy(false);
    if (answer.ok) onChange(answer.value.passphrase);
  }
  return (
    <div>
      <TextField
        label="First passphrase"
        path="passphrase"
        width="full"
        autoComplete="off"
        maxLength={256}
        required
        hint="Tell it to the person yourself. It has to be changed at the first sign-in"
        error={error}
        value={value}
        onChange={onChange}
      />
      <div className={styles.actions}>
        <Button size="xs" loading={busy} onClick={() => void suggest()}>
          Suggest one of words
        </Button>
      </div>
    </div>
  );
}
