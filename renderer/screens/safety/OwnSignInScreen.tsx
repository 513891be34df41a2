import { Page } from '../../components/Page.tsx';
import { PassphraseChange } from '../settings/PassphraseChange.tsx';
import { SafetyNav } from './SafetyNav.tsx';

/** How the person who sits here signs in: the passphrase, and the code from a device. */
export function OwnSignInScreen() {
  return (
    <Page title="Your sign-in" tools={<SafetyNav />}>
      <PassphraseChange />
    </Page>
  );
}
