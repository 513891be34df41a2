import styles from './Safety.module.css';

/** A square picture that an app or a scanner reads: rows of 1 for a dark place and 0 for a light one. */
export function CodePicture({
  rows,
  label = 'Picture for the authenticator app',
}: {
  readonly rows: readonly string[];
  readonly label?: string;
}) {
  const path = rows
    .flatMap((row, y) => [...row].map((dark, x) => (dark === '1' ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
