import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { assertNever, type Fault } from '../../shared/result.ts';
import type { ConflictingField } from '../stores/merge.ts';
import { isUnsaved, type Phase } from '../stores/draft.ts';
import { officeZone, useSession } from '../stores/session.ts';
import styles from './SavedLine.module.css';

/**
 * Where a record's saving stands: "Saved 10:42", "Saving", or "Not saved" with the reason and Retry. Its width
 * is reserved, so nothing beside it moves.
 *
 * draft: what useRecordDraft answers
 */
interface Props {
  readonly draft: {
    readonly phase: Phase;
    readonly savedAt: number | null;
    readonly fault: Fault | null;
    readonly conflicts: readonly ConflictingField[];
    readonly flush: () => Promise<boolean>;
  };
}

export function SavedLine({ draft }: Props) {
  const zone = useSession((store) => officeZone(store.status));
  const { phase, fault } = draft;
  return (
    <span className={styles.line} data-phase={phase} data-unsaved={isUnsaved(phase) || undefined}>
      <span role="status" className={styles.words}>
        <Words
          phase={phase}
          savedAt={draft.savedAt}
          zone={zone}
          fault={fault}
          conflicts={draft.conflicts.length}
        />
      </span>
      {phase === 'failed' ? (
        <button type="button" className={styles.retry} onClick={() => void draft.flush()}>
          Try again
        </button>
      ) : null}
    </span>
  );
}

function Words(props: {
  readonly phase: Phase;
  readonly savedAt: number | null;
  readonly zone: string;
  readonly fault: Fault | null;
  readonly conflicts: number;
}) {
  const { phase, savedAt } = props;
  switch (phase) {
    case 'idle':
      return null;
    // While typing the last acknowledged time stays: a word that comes and goes would draw the eye.
    case 'dirty':
    case 'saving':
      return savedAt === null ? 'Saving…' : <Saved at={savedAt} zone={props.zone} />;
    case 'saved':
      return savedAt === null ? null : <Saved at={savedAt} zone={props.zone} />;
    case 'failed':
      return (
        <>
          <IconAlertTriangle aria-hidden="true" className={styles.icon} />
          Not saved. {props.fault?.message ?? ''}
        </>
      );
    case 'conflict':
      return (
        <>
          <IconAlertTriangle aria-hidden="true" className={styles.icon} />
          Not saved: {props.conflicts === 1 ? 'one field was' : `${props.conflicts} fields were`} changed
          elsewhere meanwhile.
        </>
      );
    default:
      return assertNever(phase);
  }
}

function Saved({ at, zone }: { readonly at: number; readonly zone: string }) {
  return (
    <>
      <IconCheck aria-hidden="true" className={styles.icon} />
      Saved {clockTime(at, zone)}
    </>
  );
}

/** `10:42 AM`, in the office's time zone. */
export function clockTime(millis: number, zone: string): string {
  if (clock?.zone !== zone)
    clock = {
      zone,
      format: new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone }),
    };
  return clock.format.format(new Date(millis));
}

/** A format of times is dear to make, and the line is drawn at every save. */
let clock: { readonly zone: string; readonly format: Intl.DateTimeFormat } | null = null;
