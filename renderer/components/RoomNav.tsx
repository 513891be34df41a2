import { Link, useLocation } from 'wouter';
import styles from './RoomNav.module.css';

/** Rooms that belong together, as a line of links under the heading: `<Page tools={<RoomNav … />} …>`. */
export function RoomNav({
  label,
  rooms,
}: {
  readonly label: string;
  readonly rooms: readonly { readonly path: string; readonly label: string }[];
}) {
  const [here] = useLocation();
  return (
    <nav className={styles.nav} aria-label={label}>
      {rooms.map((room) => (
        <Link
          key={room.path}
          href={room.path}
          className={styles.link}
          aria-current={room.path === here ? 'page' : undefined}
        >
          {room.label}
        </Link>
      ))}
    </nav>
  );
}
