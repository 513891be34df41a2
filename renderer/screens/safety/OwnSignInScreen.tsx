import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { useSession } from '../../stores/session.ts';
import { PassphraseChange } from '../settings/PassphraseChange.tsx';
import { OwnComputer } from './OwnComputer.tsx';
import { OwnDevice } from './OwnDevice.tsx';
import styles from './Safety.module.css';
import { SafetyNav } from './SafetyNav.tsx';

/** How the person who sits here signs in: the passphrase, and the code from a device. */
export function OwnSignInScreen() {
  const sample = useSession((store) => store.status?.sample === true);
  const emergency = useSession((store) => store.status?.emergency !== null);
  return (
    <Page title="Your sign-in" tools={<SafetyNav />}>
      <div className={styles.narrow}>
        {sample || emergency ? (
          <EmptyState
            text={
              sample
                ? 'The sample office opens without a sign-in.'
                : 'This sitting has no sign-in of its own.'
            }
            detail={
              sample
                ? 'In your own office this room has your passphrase and the code from your phone.'
                : 'The office was opened by the emergency code.'
            }
          />
        ) : (
          <>
            <PassphraseChange />
            <OwnDevice />
            <OwnComputer />
          </>
        )}
      </div>
    </Page>
  );
}
