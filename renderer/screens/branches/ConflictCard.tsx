import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import type { ConflictRow, ConflictValue } from '../../../shared/contract/branches.ts';
import type { Fault } from '../../../shared/result.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { PersonName, useShownName } from '../../components/PersonName.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import { useAppearance } from '../../stores/appearance.ts';
import { officeZone, useSession } from '../../stores/session.ts';
import { conflictField, conflictTitle, type Line, linesOf, readAlike } from './conflictWords.ts';
import styles from './Conflicts.module.css';

/** One field of one record: what stands and what lost, side by side, and the ways to decide. */
interface Props {
  readonly row: ConflictRow;
  readonly mayDecide: boolean;
  readonly busy: boolean;
  /** Why the last decision was not taken. */
  readonly fault: Fault | null;
  /** @param take the version that is to stand; null: what stands stays */
  readonly onSettle: (take: string | null) => void;
}

const ROOMS: Readonly<Record<Exclude<ConflictRow['page']['kind'], 'none'>, string>> = {
  patient: '/patients',
  claim: '/claims',
  equipment: '/equipment',
  visit: '/service',
  document: '/documents',
  payer: '/payers',
};

export function ConflictCard({ row, mayDecide, busy, fault, onSettle }: Props) {
  const heading = useId();
  const shownName = useShownName();
  const { page, stands, lost } = row;
  const field = conflictField(row);
  const title = conflictTitle(row);
  const href = page.kind === 'none' ? null : `${ROOMS[page.kind]}/${page.id}`;
  const decides = mayDecide && !row.sealed;
  const of = `${field}, ${page.kind === 'patient' ? shownName(title) : title}`;
  const lines = [stands, ...lost].map((each) => linesOf(row, each));
  const [standing = [], ...others] = lines;
  return (
    <article className={styles.card} aria-labelledby={heading} tabIndex={-1}>
      <header className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {page.kind === 'patient' ? <PersonName name={title} /> : <span>{title}</span>}
          <span className={styles.fieldName}>{field}</span>
        </h2>
        {row.sealed ? <Chip tone="advice">Signed or finalized</Chip> : null}
        {href ? (
          <Link href={href} className={styles.open} aria-label={`Open the record: ${of}`}>
            Open the record
          </Link>
        ) : null}
      </header>
      <ul className={styles.sides}>
        <Side
          title="Stands"
          value={stands}
          lines={standing}
          against={others[0] ?? []}
          action={
            mayDecide ? (
              <Button
                size="xs"
                disabled={busy}
                aria-label={`Keep what stands: ${of}`}
                onClick={() => onSettle(null)}
              >
                {row.sealed ? 'Understood' : 'Keep'}
              </Button>
            ) : null
          }
        />
        {lost.map((value, at) => (
          <Side
            key={value.version}
            title="Lost"
            value={value}
            lines={others[at] ?? []}
            against={standing}
            action={
              decides ? (
                <Button
                  size="xs"
                  disabled={busy}
                  aria-label={`Take the one by ${value.userName}: ${of}`}
                  onClick={() => onSettle(value.version)}
                >
                  Take this one
                </Button>
              ) : null
            }
          />
        ))}
      </ul>
      {row.sealed ? (
        <p className={styles.note}>
          The record was signed or finalized meanwhile, so what stands stays. Correct it in its room, by an
          amendment or a new version.
        </p>
      ) : others.some((each) => readAlike(each, standing)) ? (
        <p className={styles.note}>
          In words they read alike: each names another record. Open the record to see which one stands.
        </p>
      ) : null}
      {fault ? <FaultMessage fault={fault} /> : null}
    </article>
  );
}

function Side({
  title,
  value,
  lines,
  against,
  action,
}: {
  readonly title: string;
  readonly value: ConflictValue;
  readonly lines: readonly Line[];
  readonly against: readonly Line[];
  readonly action: ReactNode;
}) {
  const zone = useSession((store) => officeZone(store.status));
  const hidden = useAppearance((store) => store.hideNames);
  return (
    <li className={styles.side} data-stands={title === 'Stands' || undefined}>
      <div className={styles.sideHead}>
        <span className={styles.sideTitle}>{title}</span>
        {action}
      </div>
      {/* Long values scroll in their own place; the keyboard gets there. */}
      <div className={styles.value} tabIndex={0} role="group" aria-label={`${title}, value`}>
        {hidden ? (
          '•••'
        ) : lines.length === 0 ? (
          <span className="cw-quiet">Empty</span>
        ) : (
          lines.map(({ label, text }) => (
            <p key={label} className={styles.line}>
              {label === '' ? null : <span className={styles.label}>{label}: </span>}
              <span data-differs={differs(label, text, against) || undefined}>{text}</span>
            </p>
          ))
        )}
      </div>
      <p className={styles.who}>
        {value.userName}, on {value.deviceName || 'a device without a name'}, {instantText(value.at, zone)}
      </p>
    </li>
  );
}

/** Of several parts, those that are not the same on the other side stand out; a single one need not. */
function differs(label: string, text: string, against: readonly Line[]): boolean {
  return label !== '' && against.find((each) => each.label === label)?.text !== text;
}
