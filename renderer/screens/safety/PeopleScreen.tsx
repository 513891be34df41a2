import { Page } from '../../components/Page.tsx';
import { SafetyNav } from './SafetyNav.tsx';

/** Who works with the program. */
export function PeopleScreen() {
  return (
    <Page title="People" tools={<SafetyNav />}>
      {null}
    </Page>
  );
}
