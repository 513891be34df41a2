import { Page } from '../../components/Page.tsx';
import { useHasRole, useSession } from '../../stores/session.ts';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { DataPlace } from './DataPlace.tsx';
import { OfficeProfile } from './OfficeProfile.tsx';
import { PassphraseChange } from './PassphraseChange.tsx';
import { SampleOffice } from './SampleOffice.tsx';
import styles from './Settings.module.css';

/** How the program looks, the office's own particulars, the passphrase, and where everything is kept. */
export function SettingsScreen() {
  const sample = useSession((store) => store.status?.sample === true);
  const bench = useHasRole(['technician']);
  return (
    <Page title="Settings">
      <div className={styles.settings}>
        <AppearanceSettings />
        {bench ? null : <OfficeProfile />}
        {sample ? null : <PassphraseChange />}
        <DataPlace />
        <SampleOffice />
      </div>
    </Page>
  );
}
