import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { useEffect } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { SessionStatus } from '../shared/contract/session.ts';
import { onMenuCommand } from './client.ts';
import { FaultMessage } from './components/FaultMessage.tsx';
import { LoadingBar } from './components/LoadingBar.tsx';
import { Boundary } from './shell/Boundary.tsx';
import { guardDrops } from './shell/guardDrops.ts';
import { guardUnload } from './shell/guardUnload.ts';
import { NoticeArea } from './shell/NoticeArea.tsx';
import type { Gates, ScreenRoute } from './shell/routes.ts';
import { Shell } from './shell/Shell.tsx';
import { useAppearance } from './stores/appearance.ts';
import { resumeCopied } from './stores/copied.ts';
import { flushAllDrafts } from './stores/draft.ts';
import { hearOfLocks, useSession } from './stores/session.ts';
import { listenForShortcuts, runCommand } from './stores/shortcuts.ts';
import { cssVariables, theme } from './theme/theme.ts';

/** Everything that is drawn: the gate while no office is open, else the shell with its rooms. */
export function App({ nonce, routes, gates }: AppProps) {
  const scheme = useShownScheme();
  useEffect(() => listenForShortcuts(window), []);
  useEffect(() => onMenuCommand(runCommand), []);
  useEffect(() => guardUnload(window), []);
  useEffect(() => guardDrops(window), []);
  useEffect(hearOfLocks, []);
  useEffect(resumeCopied, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={scheme}
      getStyleNonce={() => nonce}
    >
      <Router hook={useHashLocation}>
        <Door routes={routes} gates={gates} />
      </Router>
      <NoticeArea />
    </MantineProvider>
  );
}

export interface AppProps {
  /** Of this load's content policy; every style element carries it. */
  readonly nonce: string;
  readonly routes: readonly ScreenRoute[];
  readonly gates: Gates;
}

/** Writes the appearance onto the document, where palette.css reads it. */
function useShownScheme(): 'light' | 'dark' {
  const { scheme, density, textSize, hideNames } = useAppearance();
  const preferred = useColorScheme();
  const shown = scheme === 'auto' ? preferred : scheme;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['density'] = density;
    root.dataset['textSize'] = textSize;
    root.toggleAttribute('data-hide-names', hideNames);
  }, [density, textSize, hideNames]);
  return shown;
}

/** Locked, or between the passphrase and the open office. */
const ON_THE_WAY_IN: readonly SessionStatus['state'][] = ['locked', 'code', 'change', 'enroll'];

function Door({ routes, gates }: { readonly routes: readonly ScreenRoute[]; readonly gates: Gates }) {
  const { status, fault, refresh } = useSession();
  const state = status?.state;
  useEffect(() => {
    void refresh();
  }, [refresh]);
  // What could not be saved while the office was locked goes out once it is open again.
  useEffect(() => {
    if (state === 'open') void flushAllDrafts();
  }, [state]);

  if (!status) {
    return (
      <main>
        <LoadingBar loading={!fault} label="Claimwright is starting" />
        {fault ? <FaultMessage fault={fault} onRetry={() => void refresh()} /> : null}
      </main>
    );
  }
  if (state === 'open') return <Shell key={`${status.office?.name} ${status.user?.id}`} routes={routes} />;
  const Gate = ON_THE_WAY_IN.includes(status.state)
    ? gates.unlock
    : state === 'unusable'
      ? gates.trouble
      : gates.firstRun;
  return (
    <Boundary key={ON_THE_WAY_IN.includes(status.state) ? 'locked' : state}>
      <Gate />
    </Boundary>
  );
}
