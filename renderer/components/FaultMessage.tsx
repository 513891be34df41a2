import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { assertNever, type Fault } from '../../shared/result.ts';
import styles from './FaultMessage.module.css';

/**
 * A fault of the program in a sentence a person can act on.
 *
 * FaultMessage {fault, onRetry?} · faultTitle(fault): its short name · faultText(fault): the sentence, for
 * notices
 */
export function FaultMessage({
  fault,
  onRetry,
}: {
  readonly fault: Fault;
  readonly onRetry?: (() => void) | undefined;
}) {
  const issues =
    fault.kind === 'invalid' ? fault.issues.filter((issue) => issue.message !== fault.message) : [];
  return (
    <div className={styles.box} role="alert">
      <IconAlertTriangle aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{faultTitle(fault)}</p>
        <p>{fault.message}</p>
        {issues.length > 0 ? (
          <ul>
            {issues.map((issue) => (
              <li key={`${issue.path} ${issue.message}`}>{issue.message}</li>
            ))}
          </ul>
        ) : null}
        {fault.kind === 'internal' ? (
          <p className={styles.detail}>
            Reference <code>{fault.reference}</code>
          </p>
        ) : null}
        {fault.kind === 'locked' && fault.retryAfterSeconds ? (
          <p className={styles.detail}>Try again in {fault.retryAfterSeconds} seconds.</p>
        ) : null}
      </div>
      {onRetry && fault.kind !== 'forbidden' && fault.kind !== 'notFound' ? (
        <Button size="xs" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}

export function faultTitle(fault: Fault): string {
  switch (fault.kind) {
    case 'invalid':
      return 'Not accepted';
    case 'notFound':
      return 'Not there any more';
    case 'conflict':
      return 'Somebody else saved first';
    case 'blocked':
      return 'Something still stands in the way';
    case 'forbidden':
      return 'Not allowed for your role';
    case 'locked':
      return 'Locked';
    case 'unavailable':
      return 'Not possible right now';
    case 'internal':
      return 'A fault in the program';
    default:
      return assertNever(fault);
  }
}

export function faultText(fault: Fault): string {
  const reference = fault.kind === 'internal' ? ` Reference ${fault.reference}.` : '';
  return `${faultTitle(fault)}. ${fault.message}${reference}`;
}
