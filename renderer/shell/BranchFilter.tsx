import { Menu } from '@mantine/core';
import { IconBuildingStore, IconCheck, IconChevronDown } from '@tabler/icons-react';
import {
  useBranches,
  useBranchWatch,
  useSeveralBranches,
  useShowAllBranches,
  useShownBranch,
} from '../stores/branches.ts';
import { useSession } from '../stores/session.ts';
import styles from './TopBar.module.css';

/** Which branch the lists show; nothing while the office has but one. */
export function BranchFilter() {
  useBranchWatch();
  const branches = useSeveralBranches();
  const shown = useShownBranch();
  const here = useBranches((store) => store.thisBranchId);
  const show = useBranches((store) => store.show);
  const showAll = useShowAllBranches();
  const userId = useSession((store) => store.status?.user?.id ?? null);
  if (branches.length === 0 || userId === null) return null;
  return (
    <Menu position="bottom-start" width="16rem">
      <Menu.Target>
        <button
          type="button"
          className={styles.filter}
          data-on={shown !== null || undefined}
          title="Which branch the lists show"
        >
          <IconBuildingStore aria-hidden="true" className={styles.icon} />
          <span className={styles.filterName}>{shown?.name ?? 'All branches'}</span>
          <IconChevronDown aria-hidden="true" className={styles.small} />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Show the records of">
        <Menu.Item
          rightSection={shown === null ? <IconCheck aria-label="now" size="1rem" /> : null}
          onClick={showAll}
        >
          All branches
        </Menu.Item>
        {branches.map(({ id, name }) => (
          <Menu.Item
            key={id}
            rightSection={id === shown?.id ? <IconCheck aria-label="now" size="1rem" /> : null}
            onClick={() => show(userId, id)}
          >
            {id === here ? `${name} (this device)` : name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
