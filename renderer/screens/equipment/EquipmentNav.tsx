import { Link, useLocation } from 'wouter';
import { useHasRole } from '../../stores/session.ts';
import styles from './EquipmentNav.module.css';
import { EQUIPMENT_ROOMS } from './equipmentRooms.ts';

/** The rooms of Equipment, as a line of links under the heading: `<Page tools={<EquipmentNav />} …>`. */
export function EquipmentNav() {
  const [here] = useLocation();
  const bench = useHasRole(['technician']);
  return (
    <nav className={styles.nav} aria-label="Rooms of equipment">
      {EQUIPMENT_ROOMS.filter(({ deskOnly }) => !(bench && deskOnly)).map(({ path, label }) => (
        <Link
          key={path}
          href={path}
          className={styles.link}
          aria-current={path === here ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
