import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useAppearance } from '../stores/appearance.ts';
import { useSession } from '../stores/session.ts';
import { useSyncState } from '../stores/syncState.ts';
import { areasFor } from './areas.ts';
import type { Area } from './routes.ts';
import styles from './Rail.module.css';

/** The left rail: every room of the program. Folded by hand, or by itself where the window is narrow. */
export function Rail({ area }: { readonly area: Area | null }) {
  const { railFolded, change } = useAppearance();
  const role = useSession((store) => store.status?.user?.role ?? null);
  const hasBranches = useSyncState((store) => store.state?.on === true);
  const FoldIcon = railFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav
      className={styles.rail}
      aria-label="Rooms"
      data-folded={railFolded || undefined}
      data-touch={role === 'technician' || undefined}
    >
      <ul className={styles.list}>
        {areasFor(role, hasBranches).map((info) => (
          <li key={info.area} className={info.area === 'safety' ? styles.last : undefined}>
            <Link
              href={info.path}
              className={styles.entry}
              aria-current={info.area === area ? 'page' : undefined}
              title={info.label}
            >
              <info.icon aria-hidden="true" className={styles.icon} />
              <span className={styles.label}>{info.label}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.fold}
        aria-pressed={railFolded}
        title={railFolded ? 'Show names of rooms' : 'Show icons only'}
        onClick={() => change({ railFolded: !railFolded })}
      >
        <FoldIcon aria-hidden="true" className={styles.icon} />
        <span className={styles.label}>Fold</span>
      </button>
    </nav>
  );
}
