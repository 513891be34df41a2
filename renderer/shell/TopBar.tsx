import { Menu } from '@mantine/core';
import { Link } from 'wouter';
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronDown,
  IconEye,
  IconEyeOff,
  IconLock,
  IconSearch,
  IconShieldLock,
  IconUserCircle,
} from '@tabler/icons-react';
import { LEADS } from '../../shared/contract/channel.ts';
import { ROLE_NAMES } from '../../shared/domain/people.ts';
import { KeyHint } from '../components/KeyHint.tsx';
import { useAppearance } from '../stores/appearance.ts';
import { worstOf } from '../screens/backups/backupWords.ts';
import { useBackupWatch } from '../stores/backupSign.ts';
import { useSeveralBranches } from '../stores/branches.ts';
import { programNow, useHasRole, useSession } from '../stores/session.ts';
import { runCommand } from '../stores/shortcuts.ts';
import { useSyncState } from '../stores/syncState.ts';
import { go } from './navigation.ts';
import { AppearanceMenu } from './AppearanceMenu.tsx';
import { BranchFilter } from './BranchFilter.tsx';
import { SyncSign } from './SyncSign.tsx';
import { agoWords } from './ago.ts';
import styles from './TopBar.module.css';

/** The bar over everything: search, the office, where the data is, who sits here, and the lock. */
export function TopBar() {
  const status = useSession((store) => store.status);
  const switchUser = useSession((store) => store.switchUser);
  const { hideNames, change } = useAppearance();
  const sign = useBackupWatch();
  const worst = sign && worstOf(sign);
  const mayMend = useHasRole(LEADS);
  // Which branch is told by the filter beside it.
  const several = useSeveralBranches().length > 0;
  const shared = useSyncState((store) => store.state?.on ?? false);
  const user = status?.user ?? null;
  const office = status?.office ?? null;
  const EyeIcon = hideNames ? IconEyeOff : IconEye;
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <div className={styles.office}>
        <span className={styles.officeName} title={office?.name}>
          {office?.name ?? 'Claimwright'}
        </span>
        {office?.branch && !several ? <span className={styles.branch}>{office.branch}</span> : null}
        {status?.sample ? <span className={styles.sample}>Sample office</span> : null}
      </div>
      <BranchFilter />

      <button type="button" className={styles.search} onClick={() => runCommand('palette')}>
        <IconSearch aria-hidden="true" className={styles.icon} />
        <span className={styles.searchWords}>Search or run a command</span>
        <KeyHint keys="Ctrl+K" />
      </button>

      {worst ? (
        <button
          type="button"
          className={styles.alarm}
          title={worst.title}
          onClick={() => go(mayMend ? '/safety/backups' : '/safety')}
        >
          <IconAlertTriangle aria-hidden="true" className={styles.icon} />
          <span>{worst.title}</span>
        </button>
      ) : null}
      <p className={styles.data} data-alarm={worst !== null || undefined}>
        <IconShieldLock aria-hidden="true" className={styles.icon} />
        <span className={styles.dataWords}>
          {dataLine(sign?.lastBackupAt ?? status?.lastBackupAt ?? null, shared)}
        </span>
      </p>
      <SyncSign />

      <div className={styles.tools}>
        <button
          type="button"
          className={styles.tool}
          aria-pressed={hideNames}
          title={hideNames ? 'Show names (Ctrl+Shift+H)' : 'Hide names (Ctrl+Shift+H)'}
          onClick={() => change({ hideNames: !hideNames })}
        >
          <EyeIcon aria-hidden="true" className={styles.icon} />
          <span className={styles.hidden}>Hide names</span>
        </button>
        <AppearanceMenu />
        {user && status?.sample ? (
          <Menu position="bottom-end" width="16rem">
            <Menu.Target>
              <button type="button" className={styles.tool} title="Look at the program as somebody else">
                <IconUserCircle aria-hidden="true" className={styles.icon} />
                <span className={styles.userName}>{ROLE_NAMES[user.role]}</span>
                <IconChevronDown aria-hidden="true" className={styles.small} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Sample office: sit here as</Menu.Label>
              {status.users.map((each) => (
                <Menu.Item
                  key={each.id}
                  rightSection={each.id === user.id ? <IconCheck aria-label="now" size="1rem" /> : null}
                  onClick={() => void switchUser(each.id)}
                >
                  {each.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : user ? (
          <Link
            href="/safety/own"
            className={styles.user ?? ''}
            title={`${user.name}, ${ROLE_NAMES[user.role]}: your sign-in`}
          >
            <IconUserCircle aria-hidden="true" className={styles.icon} />
            <span className={styles.userName}>{user.name}</span>
          </Link>
        ) : null}
        <button
          type="button"
          className={styles.tool}
          title="Lock (Ctrl+L)"
          onClick={() => runCommand('lock')}
        >
          <IconLock aria-hidden="true" className={styles.icon} />
          <span className={styles.hidden}>Lock</span>
        </button>
      </div>
    </header>
  );
}

/** @param shared the office's other devices have the records too */
function dataLine(lastBackupAt: string | null, shared: boolean): string {
  const backup =
    lastBackupAt === null
      ? 'no backup yet'
      : `last backup ${agoWords(Date.parse(lastBackupAt), programNow())}`;
  return `${shared ? 'Encrypted on every device' : 'All on this computer, encrypted'}, ${backup}`;
}
