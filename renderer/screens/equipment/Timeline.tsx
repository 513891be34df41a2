import { Button } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { Link } from 'wouter';
import type { RentalView } from '../../../shared/contract/rentals.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { RentalValues } from '../../../shared/domain/rental.ts';
import { openQuestions } from '../../../shared/domain/rentalWords.ts';
import { sourceText } from '../../../shared/domain/rentalSources.ts';
import { Chip } from '../../components/StatusChip.tsx';
import rows from '../../records/rows.module.css';
import { useToday } from '../../stores/session.ts';
import { type MarkKind, type Segment, segmentText, timelineSegments } from './rentals/timelineSegments.ts';
import styles from './Timeline.module.css';

/**
 * A rental on one line: its months, times away, the end of the paid months and of the useful lifetime, visits,
 * maintenance and today. Each part says its rule with the source, by mouse and by arrow keys; a table holds the same.
 *
 * rental: the values as they are being typed · view: what stands around them · label: names the line
 */
interface Props {
  readonly rental: RentalValues;
  readonly view: RentalView;
  readonly label: string;
}

export function Timeline({ rental, view, label }: Props) {
  const today = useToday();
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const line = timelineSegments(rental, view, today);
  if (line === null) {
    return <p className="cw-quiet">Give the class and the first day: the months are counted from there.</p>;
  }
  const { segments } = line;
  const ofToday = segments.findIndex(({ from, to }) => from <= today && today <= to);
  const chosenAt = segments.findIndex(({ from }) => from === chosen);
  const at = chosenAt >= 0 ? chosenAt : ofToday >= 0 ? ofToday : segments.length - 1;
  const shown = segments.find(({ from }) => from === hovered) ?? segments[at];
  const active = segments[at];
  if (!shown || !active) return <p className="cw-quiet">The rental ended before a month began.</p>;

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + 12,
      ArrowUp: at - 12,
      PageDown: at + 12,
      PageUp: at - 12,
      Home: 0,
      End: segments.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setHovered(null);
    setChosen(segments[Math.max(0, Math.min(segments.length - 1, step))]?.from ?? null);
  }

  return (
    <div className={styles.timeline}>
      <div
        className={styles.line}
        role="listbox"
        aria-label={label}
        aria-orientation="horizontal"
        aria-activedescendant={`${id}-${active.from}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseLeave={() => setHovered(null)}
      >
        {segments.map((segment) => (
          <div
            key={segment.from}
            id={`${id}-${segment.from}`}
            role="option"
            aria-selected={segment === active}
            aria-label={segmentText(segment)}
            className={styles.part}
            data-kind={segment.kind}
            data-billed={segment.claim ? true : undefined}
            data-shown={segment === shown || undefined}
            style={{ flexGrow: segment.share }}
            onMouseEnter={() => setHovered(segment.from)}
            onClick={() => setChosen(segment.from)}
          >
            <Marks segment={segment} />
          </div>
        ))}
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span>{formatUsDate(segments[0]?.from ?? today)}</span>
        <span>{formatUsDate(segments.at(-1)?.to ?? today)}</span>
      </div>
      <Legend segments={segments} />
      <Words segment={shown} />
      {openQuestions(line.calendar).map((text) => (
        <p key={text}>
          <Chip tone="unknown">Not known</Chip> {text}
        </p>
      ))}
      <Button size="xs" variant="subtle" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? 'Hide the table' : 'Show all months as a table'}
      </Button>
      {asTable ? <MonthTable segments={segments} label={label} /> : null}
    </div>
  );
}

const MARK_NAMES: Readonly<Record<MarkKind, string>> = {
  visit: 'Visit',
  today: 'Today',
  maintenance: 'Maintenance due',
  title: 'Title passes',
  life: 'End of the useful lifetime',
  end: 'End of the rental',
};

function Marks({ segment }: { readonly segment: Segment }) {
  const kinds = [...new Set(segment.marks.map(({ kind }) => kind))];
  return kinds.map((kind) => <span key={kind} className={styles.mark} data-mark={kind} />);
}

const KIND_NAMES: Readonly<Record<Segment['kind'], string>> = {
  paid: 'Paid by the month',
  duty: 'Supplier’s duty',
  afterLife: 'After the useful lifetime',
  afterPaid: 'After the paid months',
  owned: 'Owned by the patient',
  counted: 'Counted',
  gap: 'Away',
};

/** What the colors and marks on this line mean. */
function Legend({ segments }: { readonly segments: readonly Segment[] }) {
  const kinds = [...new Set(segments.map(({ kind }) => kind))];
  const marks = [...new Set(segments.flatMap((segment) => segment.marks.map(({ kind }) => kind)))];
  return (
    <ul className={styles.legend} aria-hidden="true">
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={styles.swatch} data-kind={kind} /> {KIND_NAMES[kind]}
        </li>
      ))}
      {marks.map((mark) => (
        <li key={mark}>
          <span className={styles.sign}>
            <span className={styles.mark} data-mark={mark} />
          </span>
          {MARK_NAMES[mark]}
        </li>
      ))}
    </ul>
  );
}

/** The part under the mouse, or the chosen one, with its rules. */
function Words({ segment }: { readonly segment: Segment }) {
  return (
    <div className={styles.words}>
      <p className={styles.head}>
        <strong>{segment.label}</strong>
        <span>
          {formatUsDate(segment.from)} to {formatUsDate(segment.to)}
        </span>
        <span>{segment.state}</span>
        {segment.claim ? (
          <Link href={`/claims/${segment.claim.id}`}>Claim {segment.claim.number}</Link>
        ) : null}
      </p>
      {segment.marks.length > 0 ? <p>{segment.marks.map(({ text }) => text).join(' · ')}</p> : null}
      <ul className={styles.rules}>
        {segment.rules.map(({ text, source }) => (
          <li key={text}>
            {text} <span className={styles.source}>{sourceText(source)}</span>
            {source.verified ? null : (
              <>
                {' '}
                <Chip tone="advice">Unverified</Chip>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function MonthTable({ segments, label }: { readonly segments: readonly Segment[]; readonly label: string }) {
  return (
    <div className={rows.scroll}>
      <table className={rows.table} aria-label={`${label}, as a table`}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">First day</th>
            <th scope="col">Last day</th>
            <th scope="col">What it is</th>
            <th scope="col">In it</th>
            <th scope="col">Claim</th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.from}>
              <td className={rows.whole}>{segment.label}</td>
              <td className={rows.whole}>{formatUsDate(segment.from)}</td>
              <td className={rows.whole}>{formatUsDate(segment.to)}</td>
              <td>{segment.state}</td>
              <td>{segment.marks.map(({ text }) => text).join(' · ')}</td>
              <td className={rows.whole}>
                {segment.claim ? (
                  <Link href={`/claims/${segment.claim.id}`}>{segment.claim.number}</Link>
                ) : (
                  ''
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
