import { Page } from '../../components/Page.tsx';
import { SafetyNav } from './SafetyNav.tsx';

/** How the office guards its records. */
export function SafeguardsScreen() {
  return (
    <Page title="Safeguards" tools={<SafetyNav />}>
      {null}
    </Page>
  );
}
