import type { BackupCount, BackupRow } from '../../../shared/contract/backups.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Issue } from '../../../shared/result.ts';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import styles from './Backups.module.css';
import { KIND_WORDS, sizeWords, STATE_WORDS, whenWords } from './backupWords.ts';

/** What the steps of a restore show: the backups to choose from, what opens one, and what is in it. */

interface ChoicesProps {
  readonly shown: OutputOf<'backups.browse'>;
  readonly chosen: BackupRow | null;
  readonly zone: string;
  /** While one is being opened. */
  readonly fixed: boolean;
  readonly onChoose: (row: BackupRow) => void;
}

export function Choices({ shown, chosen, zone, fixed, onChoose }: ChoicesProps) {
  if (shown.backups.length === 0) {
    return <p>There are no backups in this folder. Give the one that they are in, and look there.</p>;
  }
  return (
    <ul className={styles.list} aria-label="Backups, newest first">
      {shown.backups.map((row) => (
        <li key={row.name}>
          <button
            type="button"
            className={styles.pick}
            aria-pressed={row.name === chosen?.name}
            disabled={fixed || row.state !== 'whole'}
            onClick={() => onChoose(row)}
          >
            <span>{whenWords(row.madeAt, zone)}</span>
            <span className="cw-quiet">
              {row.kind ? `${KIND_WORDS[row.kind]}, ` : ''}
              {row.state === 'whole' ? sizeWords(row.bytes) : STATE_WORDS[row.state]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export interface KeyDraft {
  readonly by: 'passphrase' | 'recoveryCode';
  readonly userId: string | null;
  readonly passphrase: string;
  readonly code: string;
}

interface KeyProps {
  /** Who can open it with a passphrase. */
  readonly people: OutputOf<'backups.holders'>;
  /** True until it is known who. */
  readonly asking: boolean;
  /** The one that is chosen, or the only one; null: nobody yet. */
  readonly userId: string | null;
  readonly value: KeyDraft;
  readonly issues: readonly Issue[];
  readonly onChange: (next: KeyDraft) => void;
  readonly onEnter: () => void;
}

/** A backup opens as its office did on that day: with a person's passphrase of then, or the recovery code of then. */
export function KeyFields({ people, asking, userId, value, issues, onChange, onEnter }: KeyProps) {
  return (
    <>
      <ChoiceField
        label="Open it with"
        value={value.by}
        options={[
          { value: 'passphrase', label: 'A passphrase of that day' },
          { value: 'recoveryCode', label: 'The recovery code of that day' },
        ]}
        onChange={(by) => onChange({ ...value, by: by ?? 'passphrase' })}
      />
      {value.by === 'passphrase' ? (
        <>
          <SelectField
            label="Whose passphrase"
            error={issueAt(issues, 'credentials.userId')}
            width="l"
            value={userId}
            placeholder={asking ? 'Looking up who can open it' : 'Choose'}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
            onChange={(next) => onChange({ ...value, userId: next })}
          />
          <TextField
            label="Passphrase"
            path="passphrase"
            type="password"
            autoComplete="off"
            width="full"
            maxLength={256}
            messageLines={2}
            error={issueAt(issues, 'passphrase') ?? issueAt(issues, 'credentials.passphrase')}
            value={value.passphrase}
            onChange={(passphrase) => onChange({ ...value, passphrase })}
            onEnter={onEnter}
          />
        </>
      ) : (
        <TextField
          label="Recovery code"
          path="recoveryCode"
          code
          width="full"
          maxLength={200}
          messageLines={2}
          error={issueAt(issues, 'recoveryCode') ?? issueAt(issues, 'credentials.code')}
          value={value.code}
          onChange={(code) => onChange({ ...value, code })}
          onEnter={onEnter}
        />
      )}
    </>
  );
}

export function Counts({ counts }: { readonly counts: readonly BackupCount[] }) {
  const withNow = counts.some(({ now }) => now !== null);
  return (
    <table className={styles.counts}>
      <caption className="cw-quiet">
        {withNow ? 'What is in it, beside what is here now' : 'What is in it'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">In the backup</th>
          {withNow ? <th scope="col">Here now</th> : null}
        </tr>
      </thead>
      <tbody>
        {counts.map(({ table, label, backup, now }) => (
          <tr key={table}>
            <th scope="row">{label}</th>
            <td className="cw-number">{backup.toLocaleString('en-US')}</td>
            {withNow ? (
              <td className={`cw-number ${now !== null && now > backup ? (styles.less ?? '') : ''}`}>
                {now === null ? '' : now.toLocaleString('en-US')}
                {now !== null && now > backup ? ` (${now - backup} more)` : ''}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
