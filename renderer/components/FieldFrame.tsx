import { IconAlertCircle, IconHistory } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { FrameProps } from './fieldTypes.ts';
import styles from './FieldFrame.module.css';

/**
 * The frame of a field: label above, control, and one line under it that is always there, so that an error,
 * a hint or a provenance appears without moving anything.
 *
 * `children(ids)` draws the control and must spread `ids` (id, aria-describedby, aria-invalid, aria-required)
 * onto the element that takes the focus. With `group` the label names a group (radio buttons, chips) instead.
 * Used by: every field of the kit; screens use the fields.
 */

export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface Props extends FrameProps {
  readonly children: (ids: ControlIds) => ReactNode;
  readonly group?: boolean;
  readonly personal?: boolean | undefined;
  /** Drawn at the right end of the label line, e.g. a character count. */
  readonly aside?: ReactNode;
}

/** Fields that tell who somebody is beside the name, wherever they stand: hidden with the names. */
const TELLS_WHO =
  /(^|\.)(birthDate|memberId|groupNumber|chartNumber|mobile)$|(^|patient\.|contacts\.\d+\.)phone$/;

export function FieldFrame(props: Props) {
  const id = useId();
  const { error, from, group = false } = props;
  // What helps with typing says nothing of a value that only is read.
  const hint = props.readOnly ? undefined : props.hint;
  const message = error ?? hint ?? from ?? null;
  const ids: ControlIds = {
    id,
    'aria-describedby': message ? `${id}-note` : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': props.required ? true : undefined,
  };
  const labelClass = props.hideLabel ? styles.hidden : styles.label;
  const label = (
    <>
      {props.label}
      {props.required && !props.readOnly ? (
        <span className={styles.required} aria-hidden="true">
          {' '}
          *
        </span>
      ) : null}
    </>
  );
  return (
    <div
      className={styles.field}
      data-path={props.path}
      data-width={props.width ?? 'm'}
      data-error={error ? true : undefined}
      data-bare={props.bare || undefined}
      data-personal={props.personal || TELLS_WHO.test(props.path ?? '') || undefined}
      role={group ? 'group' : undefined}
      aria-labelledby={group ? `${id}-label` : undefined}
      aria-describedby={group ? ids['aria-describedby'] : undefined}
    >
      <div className={props.hideLabel ? styles.hidden : styles.top}>
        {group ? (
          <span id={`${id}-label`} className={labelClass}>
            {label}
          </span>
        ) : (
          <label id={`${id}-label`} htmlFor={id} className={labelClass}>
            {label}
          </label>
        )}
        {props.aside}
      </div>
      {props.children(ids)}
      {props.bare && !message ? null : (
        <div id={`${id}-note`} className={styles.note} data-lines={props.messageLines}>
          <FieldNote error={error} from={error || hint ? null : from} hint={hint} />
        </div>
      )}
    </div>
  );
}

function FieldNote({ error, from, hint }: Pick<FrameProps, 'error' | 'from' | 'hint'>) {
  if (error) {
    return (
      <span className={styles.error}>
        <IconAlertCircle aria-hidden="true" className={styles.icon} />
        <span>{error}</span>
      </span>
    );
  }
  if (hint) return <span>{hint}</span>;
  if (!from) return null;
  return (
    <span className={styles.from}>
      <IconHistory aria-hidden="true" className={styles.icon} />
      <span>{from}</span>
    </span>
  );
}
