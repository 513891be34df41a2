import { ActionIcon, Button } from '@mantine/core';
import { IconLink, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { linkedLines, linkProblems, LOANER_CODE, logRows } from '../../../../shared/codes/lineLinks.ts';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import { isRepairKind } from '../../../../shared/domain/claimKind.ts';
import { commitTyped } from '../../../components/commitTyped.ts';
import { focusPath } from '../../../components/focusPath.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { SelectField } from '../../../components/SelectField.tsx';
import { go } from '../../../shell/navigation.ts';
import { useCommand } from '../../../stores/shortcuts.ts';
import { useAnswer, useCase, useClaimPage, useReadOnly } from '../claimContext.ts';
import { GroupNote } from './GroupNote.tsx';
import styles from './LineLog.module.css';

/** Where a row of a visit's log is read: the visit, opened at the row. */
function rowHref(visitId: string, rowId: string): string {
  return `/service/${visitId}/row/${rowId}`;
}

/** The rows of the visit's log that a line of a repair rests on; each leads to the visit, opened at that row. */
export function LineLog({ line, index }: { readonly line: ClaimLine; readonly index: number }) {
  const path = `claim.lines.${index}.logIds`;
  const answer = useAnswer(path);
  const { claim, visit } = useCase();
  if (!isRepairKind(claim.kind) || visit === null || line.code === LOANER_CODE) return null;
  const rows = logRows(visit);
  const own = line.logIds.map(
    (id) => rows.find((row) => row.id === id) ?? { id, name: 'A row that this visit does not have' },
  );
  const free = rows.filter(({ id }) => !line.logIds.includes(id));

  function change(next: readonly string[]) {
    answer.onChange([...next]);
    requestAnimationFrame(() => focusPath(path));
  }

  return (
    <div className={styles.log} data-path={path} role="group" aria-label={`What line ${index + 1} rests on`}>
      <span className={styles.title}>Rests on</span>
      <GroupNote path={path} />
      {own.length === 0 ? <span className="cw-quiet">No row of the visit’s log yet.</span> : null}
      <ul className={styles.rows}>
        {own.map((row) => (
          <li key={row.id}>
            <Link href={rowHref(visit.id, row.id)} data-log-row={row.id}>
              {row.name}
            </Link>
            {answer.readOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Unlink ${row.name} from line ${index + 1}`}
                onClick={() => change(line.logIds.filter((id) => id !== row.id))}
              >
                <IconX size="1rem" aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {answer.readOnly || free.length === 0 ? null : (
        <SelectField
          label={`Link a row of the log to line ${index + 1}`}
          hideLabel
          bare
          width="l"
          placeholder="Link a row of the log"
          value={null}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            if (id !== null) change([...line.logIds, id]);
          }}
        />
      )}
    </div>
  );
}

/** Links every row that stands in no line yet, where the codes tell its line; and Alt+L, which shows a line's row. */
export function LogLinks() {
  const { store } = useClaimPage();
  const { claim, visit } = useCase();
  const readOnly = useReadOnly('claim.lines');
  const repair = isRepairKind(claim.kind) && visit !== null;
  useCommand(
    'linked',
    () => {
      const focused = document.activeElement;
      const near = focused?.closest<HTMLElement>('[data-claim-line]');
      const at = Number(near?.dataset['claimLine'] ?? 0);
      const rowId = focused?.getAttribute('data-log-row') ?? claim.lines[at]?.logIds[0];
      commitTyped();
      if (visit && rowId) go(rowHref(visit.id, rowId));
      else focusPath(`claim.lines.${at}.logIds`);
    },
    { enabled: repair },
  );
  if (!repair) return null;
  const problems = linkProblems(claim.lines, visit);
  const linked = linkedLines(claim.lines, visit);
  const offers = linked.some((line, index) => line !== claim.lines[index]);
  return (
    <div className={styles.links}>
      <span className="cw-quiet">
        {problems.length === 0
          ? 'Every line rests on rows of the log, and every billed row stands in one line.'
          : `The lines and the log do not meet: ${problems.map(({ text }) => text).join('; ')}.`}
      </span>
      {readOnly || !offers ? null : (
        <Button
          size="xs"
          leftSection={<IconLink size="1rem" aria-hidden="true" />}
          onClick={() => store.getState().edit('claim.lines', [...linked])}
        >
          Link rows by their codes
        </Button>
      )}
      <span className="cw-quiet">
        <KeyHint keys="Alt+L" /> shows the row of a line
      </span>
    </div>
  );
}
