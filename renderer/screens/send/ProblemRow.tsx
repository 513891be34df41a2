import { Button } from '@mantine/core';
import { go } from '../../shell/navigation.ts';
import { placeOfProblem } from './problemPlace.ts';
import styles from './Send.module.css';

/** One thing that is wrong, in a sentence, with the way to where it is mended. */
export function ProblemRow({
  message,
  path,
  box = '',
  of,
  about = '',
  detail = '',
  also = '',
  notice = false,
}: {
  readonly message: string;
  readonly path: string | null;
  readonly box?: string;
  readonly of: { readonly claimId: string | null; readonly payerId: string | null };
  /** Told apart for screen readers: the claim's number. */
  readonly about?: string;
  /** A quiet second line: what the other side called the place. */
  readonly detail?: string;
  /** Said after how it is mended. */
  readonly also?: string;
  /** Nothing has to be mended: only where it stands is offered. */
  readonly notice?: boolean;
}) {
  const place = path === null ? null : placeOfProblem(path, of);
  const how = [notice ? '' : (place?.how ?? ''), box === '' ? '' : `Box ${box}.`, also]
    .filter(Boolean)
    .join(' ');
  return (
    <li className={styles.problem}>
      <div className={styles.words}>
        <p>{message}</p>
        {how === '' ? null : <p className={styles.how}>{how}</p>}
        {detail === '' ? null : <p className={styles.place}>{detail}</p>}
      </div>
      {place ? (
        <Button
          size="xs"
          aria-label={about === '' ? `${place.open}: ${message}` : `${place.open}, ${about}: ${message}`}
          onClick={() => go(place.to)}
        >
          {place.open}
        </Button>
      ) : null}
    </li>
  );
}
