import { Link, useLocation } from 'wouter';
import styles from './EquipmentNav.module.css';
import { EQUIPMENT_ROOMS } from './equipmentRooms.ts';

/** The rooms of Equipment, as a line of links under the heading: `<Page tools={<EquipmentNav />} …>`. */
export function EquipmentNav() {
  const [here] = useLocation();
  return (
    <nav className={styles.nav} aria-label="Rooms of equipment">
      {EQUIPMENT_ROOMS.map(({ path, label }) => (
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
