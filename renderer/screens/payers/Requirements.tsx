import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { CustomRequirement } from '../../../shared/domain/payer.ts';
import type { Issue } from '../../../shared/result.ts';
import { requirementRuleId } from '../../../shared/rules/payerPack.ts';
import { Section } from '../../components/Section.tsx';
import { SeverityChip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useToday } from '../../stores/session.ts';
import { RequirementDialog } from './RequirementDialog.tsx';
import { datesInWords, scopeInWords, wantsInWords } from './requirementWords.ts';
import styles from './Requirements.module.css';

/**
 * What this payer wants beyond the shipped rules. A row is edited while it has judged no finalized claim; from then
 * on it is only retired. Retired rows stay, folded, so that what they asked for can be read.
 */
interface Props {
  /** Null for a payer that is not saved yet. */
  readonly payerId: string | null;
  readonly value: readonly CustomRequirement[];
  /** As they are stored. */
  readonly stored: readonly CustomRequirement[];
  readonly onChange: (value: CustomRequirement[]) => void;
  readonly issues: readonly Issue[];
  readonly readOnly: boolean;
}

const MOST = 200;

export function Requirements(props: Props) {
  const { payerId, value, stored, onChange, readOnly, issues } = props;
  const today = useToday();
  const [open, setOpen] = useState<CustomRequirement | 'new' | null>(null);
  const used = useQuery(
    'payers.usedRequirements',
    { id: payerId ?? '' },
    { enabled: payerId !== null && stored.length > 0 },
  );
  const isStored = (row: CustomRequirement): boolean => stored.some(({ id }) => id === row.id);
  const wasRetired = (row: CustomRequirement): boolean =>
    stored.some(({ id, retiredOn }) => id === row.id && retiredOn !== null);
  const standing = value.filter((row) => !wasRetired(row));
  const retired = value.filter(wasRetired);

  function put(row: CustomRequirement) {
    const known = value.some(({ id }) => id === row.id);
    onChange(known ? value.map((each) => (each.id === row.id ? row : each)) : [...value, row]);
  }

  function actions(row: CustomRequirement) {
    if (readOnly) return null;
    if (!isStored(row)) {
      return (
        <>
          <RowButton label="Edit" of={row} onClick={() => setOpen(row)} />
          <RowButton
            label="Remove"
            of={row}
            onClick={() => onChange(value.filter((each) => each.id !== row.id))}
          />
        </>
      );
    }
    if (row.retiredOn !== null) {
      return <RowButton label="Keep" of={row} onClick={() => put({ ...row, retiredOn: null })} />;
    }
    const judged = used.data === null || used.data.includes(row.id);
    return (
      <>
        {judged ? null : <RowButton label="Edit" of={row} onClick={() => setOpen(row)} />}
        <RowButton label="Retire" of={row} onClick={() => put({ ...row, retiredOn: today })} />
      </>
    );
  }

  return (
    <Section
      title="Custom requirements"
      id="payer-requirements"
      note="A paper, a modifier or an authorization that this payer wants for some codes and days beyond the rules above."
      actions={
        readOnly || value.length >= MOST ? null : (
          <Button
            size="xs"
            leftSection={<IconPlus size="0.875rem" aria-hidden="true" />}
            onClick={() => setOpen('new')}
          >
            Add a requirement
          </Button>
        )
      }
    >
      <div data-path="customRequirements" className={styles.box}>
        {standing.length === 0 ? (
          <p className="cw-quiet">This payer has no requirement of its own.</p>
        ) : (
          <ul className={styles.list} aria-label="Custom requirements">
            {standing.map((row) => (
              <Row
                key={row.id}
                row={row}
                path={`customRequirements.${value.indexOf(row)}`}
                issues={issues}
                state={stateOf(row, isStored(row), used.data?.includes(row.id) ?? false)}
              >
                {actions(row)}
              </Row>
            ))}
          </ul>
        )}
        {retired.length > 0 ? (
          <details className={styles.retired}>
            <summary>
              {retired.length} retired {retired.length === 1 ? 'requirement' : 'requirements'}
            </summary>
            <ul className={styles.list} aria-label="Retired requirements">
              {retired.map((row) => (
                <Row key={row.id} row={row} path="" issues={[]} state={retiredWords(row)} />
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      {open === null ? null : (
        <RequirementDialog
          payerId={payerId}
          row={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onDone={(row) => {
            put(row);
            setOpen(null);
          }}
        />
      )}
    </Section>
  );
}

function RowButton(props: {
  readonly label: string;
  readonly of: CustomRequirement;
  readonly onClick: () => void;
}) {
  return (
    <Button size="xs" aria-label={`${props.label} ${props.of.title}`} onClick={props.onClick}>
      {props.label}
    </Button>
  );
}

function stateOf(row: CustomRequirement, stored: boolean, used: boolean): string {
  if (!stored) return 'Not saved yet';
  if (row.retiredOn !== null) return 'Retired when this is saved';
  const by = row.addedBy === '' ? '' : ` by ${row.addedBy}`;
  return `Added ${formatUsDate(row.addedOn)}${by}${used ? ' · has judged finalized claims' : ''}`;
}

function retiredWords(row: CustomRequirement): string {
  return row.retiredOn === null ? '' : `Retired ${formatUsDate(row.retiredOn)}`;
}

function Row(props: {
  readonly row: CustomRequirement;
  readonly path: string;
  readonly issues: readonly Issue[];
  readonly state: string;
  readonly children?: React.ReactNode;
}) {
  const { row, path, issues, state } = props;
  const problem = path === '' ? undefined : issues.find((issue) => issue.path.startsWith(path));
  return (
    <li className={styles.row} data-path={path || undefined} data-error={problem ? true : undefined}>
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <span className={styles.title}>{row.title}</span>
          <SeverityChip severity={row.severity} />
        </div>
        <p>{wantsInWords(row.wants)}</p>
        <p className={styles.facts}>
          <span>{scopeInWords(row)}</span>
          <span>{datesInWords(row)}</span>
        </p>
        <p className={styles.facts}>
          <span>{row.source}</span>
          <span>{requirementRuleId(row.id)}</span>
          <span>{state}</span>
        </p>
        {problem ? <p className={styles.problem}>{problem.message}</p> : null}
      </div>
      {props.children ? <div className={styles.actions}>{props.children}</div> : null}
    </li>
  );
}
