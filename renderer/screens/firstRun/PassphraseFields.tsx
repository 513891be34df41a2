import { useState } from 'react';
import { CheckField } from '../../components/CheckField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { passphraseGuidance } from './passphraseGuidance.ts';

/**
 * A new passphrase, typed twice, with what can honestly be said of it. Used at set-up, after the recovery code
 * and under Settings.
 */
interface Props {
  readonly passphrase: string;
  readonly again: string;
  readonly onChange: (part: { readonly passphrase?: string; readonly again?: string }) => void;
  /** Names that others know and that make a passphrase easy to guess. */
  readonly known: readonly string[];
  readonly label?: string;
  readonly error?: string | undefined;
  readonly againError?: string | undefined;
  /** Where it is the only thing asked. */
  readonly autoFocus?: boolean;
}

export function PassphraseFields(props: Props) {
  const { passphrase, again, onChange, known, label = 'Passphrase' } = props;
  const [shown, setShown] = useState(false);
  const guidance = passphraseGuidance(passphrase, known);
  const type = shown ? 'text' : 'password';
  const weak = guidance.level === 'weak';
  return (
    <>
      <FieldRow>
        <TextField
          label={label}
          path="passphrase"
          type={type}
          autoComplete="new-password"
          width="l"
          autoFocus={props.autoFocus ?? false}
          maxLength={256}
          required
          error={props.error ?? (weak ? guidance.text : null)}
          hint={guidance.text}
          value={passphrase}
          onChange={(value) => onChange({ passphrase: value })}
        />
        <TextField
          label={`${label} again`}
          path="again"
          type={type}
          autoComplete="new-password"
          width="l"
          maxLength={256}
          required
          error={props.againError}
          hint={again !== '' && again === passphrase ? 'The same.' : 'Type the same once more'}
          value={again}
          onChange={(value) => onChange({ again: value })}
        />
      </FieldRow>
      <CheckField label={`Show the ${label.toLowerCase()} while typing`} value={shown} onChange={setShown} />
    </>
  );
}
