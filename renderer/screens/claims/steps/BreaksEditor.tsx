import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { RentalBreak } from '../../../../shared/domain/claimAnswers.ts';
import { BREAK_NAMES } from '../../../../shared/domain/claimAnswerNames.ts';
import { daysBetween } from '../../../../shared/domain/dates.ts';
import { commitTyped } from '../../../components/commitTyped.ts';
import { focusPath } from '../../../components/focusPath.ts';
import { FieldRow } from '../../../components/Section.tsx';
import { TypedDateField } from '../../../components/TypedDateField.tsx';
import { CaseChoice, CaseDate, CaseText } from '../CaseFields.tsx';
import { useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import { plural } from '../findings.ts';
import { GroupNote } from './GroupNote.tsx';
import styles from '../Claim.module.css';

const PATH = 'claim.rental.breaks';

/** The times without the equipment, in their order. A break begins with its first day and its reason. */
export function BreaksEditor() {
  const { store } = useClaimPage();
  const { breaks } = useCase().claim.rental;
  const readOnly = useReadOnly(PATH);
  function put(next: readonly RentalBreak[]) {
    store.getState().edit(PATH, [...next]);
  }
  return (
    <div data-path={PATH}>
      <GroupNote path={PATH} />
      {breaks.length === 0 ? <p className={`cw-quiet ${styles.read}`}>None on record.</p> : null}
      {breaks.map((each, index) => (
        <div key={index} className={styles.line} role="group" aria-label={`Break ${index + 1}`}>
          <div className={styles.lineHead}>
            <span>
              Break {index + 1} <span className={styles.source}>{lengthOf(each)}</span>
            </span>
            {readOnly ? null : (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={`Remove break ${index + 1}`}
                leftSection={<IconTrash size="1rem" aria-hidden="true" />}
                onClick={() => {
                  put(breaks.filter((_, at) => at !== index));
                  requestAnimationFrame(() => focusPath(PATH));
                }}
              >
                Remove
              </Button>
            )}
          </div>
          <FieldRow>
            <CaseDate path={`${PATH}.${index}.from`} required />
            <CaseDate path={`${PATH}.${index}.to`} hint="Blank while it lasts" />
            <CaseChoice path={`${PATH}.${index}.kind`} />
            <CaseText path={`${PATH}.${index}.reason`} width="l" maxLength={200} />
          </FieldRow>
        </div>
      ))}
      {readOnly || breaks.length >= 20 ? null : (
        <NewBreak
          onAdd={(added) => {
            const next = [...breaks, added].sort((one, other) => (one.from < other.from ? -1 : 1));
            put(next);
            requestAnimationFrame(() => focusPath(`${PATH}.${next.indexOf(added)}.to`));
          }}
        />
      )}
    </div>
  );
}

function NewBreak({ onAdd }: { readonly onAdd: (added: RentalBreak) => void }) {
  const [from, setFrom] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  function add(kind: RentalBreak['kind']) {
    commitTyped();
    if (from === null) {
      setTried(true);
      return;
    }
    onAdd({ from, to: null, kind, reason: '' });
    setFrom(null);
    setTried(false);
  }
  return (
    <div className={styles.addRow}>
      <FieldRow>
        <TypedDateField
          label="Break: first day without"
          value={from}
          error={tried && from === null ? 'Give the first day.' : null}
          onChange={setFrom}
        />
        {KINDS.map((kind) => (
          <div key={kind} className={styles.besideField}>
            <Button onClick={() => add(kind)}>Add: {BREAK_NAMES[kind].toLowerCase()}</Button>
          </div>
        ))}
      </FieldRow>
    </div>
  );
}

const KINDS: readonly RentalBreak['kind'][] = ['need', 'billing'];

/** `61 days`; first and last day both count. */
function lengthOf({ from, to }: RentalBreak): string {
  if (to === null) return 'still lasting';
  return to < from ? 'ends before it begins' : plural(daysBetween(from, to) + 1, 'day');
}
