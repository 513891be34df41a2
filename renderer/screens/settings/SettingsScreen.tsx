import { useParams } from 'wouter';
import { Page } from '../../components/Page.tsx';
import { useArrival } from '../../components/useArrival.ts';
import { useHasRole, useSession } from '../../stores/session.ts';
import { LetterTexts } from '../letters/LetterTexts.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { DataPlace } from './DataPlace.tsx';
import { OfficeProfile } from './OfficeProfile.tsx';
import { PassphraseChange } from './PassphraseChange.tsx';
import { SampleOffice } from './SampleOffice.tsx';
import { TradingPartners } from './TradingPartners.tsx';
import styles from './Settings.module.css';

/** How the program looks, the office's own particulars, who takes its files of claims, the passphrase, and where everything is kept. */
export function SettingsScreen() {
  const sample = useSession((store) => store.status?.sample === true);
  const { field = null } = useParams<{ field?: string }>();
  useArrival(field);
  const bench = useHasRole(['technician']);
  return (
    <Page title="Settings">
      <div className={styles.settings}>
        <AppearanceSettings />
        {bench ? null : <OfficeProfile />}
        {bench ? null : <TradingPartners />}
        {bench ? null : <LetterTexts />}
        {sample ? null : <PassphraseChange />}
        <DataPlace />
        <SampleOffice />
      </div>
    </Page>
  );
}
