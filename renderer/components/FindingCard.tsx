import { Button } from '@mantine/core';
import { useState } from 'react';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import { readableDates } from './readableDates.ts';
import { type Severity, SeverityChip } from './StatusChip.tsx';
import styles from './FindingCard.module.css';

/**
 * One thing that stands in the way of a clean claim: what is wrong, which field, why it matters, where that
 * is written, and Fix, which puts the cursor there.
 *
 * severity blocker | warning | advice · message · remedy: how to mend it · field: name of the field in words ·
 * why: the denial it would draw · source {text, date?} · onFix: leave out where nothing on the screen mends it ·
 * onOverride: for who may set it aside · waived {by, reason, on}: it was set aside; onWithdraw takes that back ·
 * current: the one F8 stands on
 */
export interface FindingCardProps {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly field?: string | undefined;
  readonly why?: string | undefined;
  readonly source?: { readonly text: string; readonly date?: string | undefined } | undefined;
  readonly onFix?: (() => void) | undefined;
  readonly onOverride?: (() => void) | undefined;
  readonly onWithdraw?: (() => void) | undefined;
  readonly waived?: { readonly by: string; readonly reason: string; readonly on: string } | undefined;
  readonly current?: boolean | undefined;
}

export const FindingCard = drawnWhenChanged(FindingCardItself);

function FindingCardItself(props: FindingCardProps) {
  const [open, setOpen] = useState(false);
  const message = readableDates(props.message);
  const more = Boolean(props.why ?? props.source);
  return (
    <article
      className={styles.card}
      data-severity={props.waived ? 'waived' : props.severity}
      data-current={props.current || undefined}
      aria-current={props.current || undefined}
      aria-label={`${props.id}: ${message}`}
    >
      <div className={styles.top}>
        <SeverityChip severity={props.severity} />
        <span className={styles.id}>{props.id}</span>
      </div>
      <p className={styles.message}>{message}</p>
      {props.remedy ? <p className={styles.remedy}>{readableDates(props.remedy)}</p> : null}
      {props.field ? <p className={styles.field}>Field: {props.field}</p> : null}
      {open && more ? (
        <div className={styles.more}>
          {props.why ? <p>{readableDates(props.why)}</p> : null}
          {props.source ? (
            <p className={styles.source}>
              Source: {props.source.text}
              {props.source.date ? `, ${readableDates(props.source.date)}` : ''}
            </p>
          ) : null}
        </div>
      ) : null}
      {props.waived ? (
        <p className={styles.waived}>
          Set aside by {props.waived.by} on {props.waived.on}: {props.waived.reason}
        </p>
      ) : null}
      <div className={styles.actions}>
        {props.onFix && !props.waived ? (
          <Button size="xs" onClick={props.onFix} aria-label={`Fix: ${message}`}>
            Fix
          </Button>
        ) : null}
        {more ? (
          <button
            type="button"
            className={styles.link}
            aria-expanded={open}
            aria-label={`${open ? 'Hide' : 'Show'} why: ${message}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Less' : 'Why?'}
          </button>
        ) : null}
        {props.onOverride && !props.waived ? (
          <button
            type="button"
            className={styles.link}
            aria-label={`Override: ${message}`}
            onClick={props.onOverride}
          >
            Override
          </button>
        ) : null}
        {props.onWithdraw && props.waived ? (
          <button
            type="button"
            className={styles.link}
            aria-label={`Take the override back: ${message}`}
            onClick={props.onWithdraw}
          >
            Take back
          </button>
        ) : null}
      </div>
    </article>
  );
}
