import { useSession } from '../stores/session.ts';
import { TextField } from './TextField.tsx';

/**
 * The own passphrase, typed again for what gives lasting access: somebody may have sat down at an open window. Nothing
 * in the sample office, which has none.
 *
 * value · error · onChange · onEnter · autoFocus
 */
export function OwnPassphraseField({
  value,
  error,
  onChange,
  onEnter,
  autoFocus,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly autoFocus?: boolean;
}) {
  const sample = useSession((store) => store.status?.sample === true);
  if (sample) return null;
  return (
    <TextField
      label="Your own passphrase"
      path="ownPassphrase"
      type="password"
      autoComplete="off"
      width="full"
      maxLength={256}
      messageLines={2}
      autoFocus={autoFocus}
      error={error}
      value={value}
      onChange={onChange}
      onEnter={onEnter}
    />
  );
}
