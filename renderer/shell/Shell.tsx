import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { matchRoute, Redirect, Route, Switch, useLocation, useRouter } from 'wouter';
import { call } from '../client.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { faultText } from '../components/FaultMessage.tsx';
import { LoadingBar } from '../components/LoadingBar.tsx';
import { useAppearance } from '../stores/appearance.ts';
import { flushAllDrafts, unsavedDrafts } from '../stores/draft.ts';
import { useNotices } from '../stores/notices.ts';
import { useSession } from '../stores/session.ts';
import { announceChange } from '../stores/changes.ts';
import { useCommand } from '../stores/shortcuts.ts';
import { useSyncState } from '../stores/syncState.ts';
import { areasFor, isClosedTo, startOf } from './areas.ts';
import { Boundary } from './Boundary.tsx';
import { EmergencyBar, EmergencyNotice } from './EmergencyBar.tsx';
import { FoundAgain } from './FoundAgain.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { IdleWatch } from './IdleWatch.tsx';
import { go } from './navigation.ts';
import { notePrints } from './notePrints.ts';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import type { Area, ScreenRoute } from './routes.ts';
import { useRoomFocus } from './roomFocus.ts';
import { useScanner } from './scanner.ts';
import { TopBar } from './TopBar.tsx';
import styles from './Shell.module.css';

/** The frame of an open office: bar, rail, and the room that the address names. */
export function Shell({ routes }: { readonly routes: readonly ScreenRoute[] }) {
  const [path] = useLocation();
  const { parser } = useRouter();
  const sample = useSession((store) => store.status?.sample === true);
  const role = useSession((store) => store.status?.user?.role ?? null);
  const route = routes.find((each) => matchRoute(parser, each.path, path)[0]);
  const record = route ? recordOf(matchRoute(parser, route.path, path)[1]) : '';
  const main = useRef<HTMLElement>(null);
  useTitle(route?.title ?? 'Claimwright');
  useRoomFocus(main, path);
  useEffect(() => notePrints(window), []);

  return (
    <div className={styles.shell}>
      <TopBar />
      <EmergencyBar />
      <div className={styles.under}>
        <Rail area={route?.area ?? null} />
        <main ref={main} id="main" className={styles.main} tabIndex={-1} data-scroll>
          {/* Another record is another room; another step of the same record is not. */}
          <Boundary key={`${route?.path} ${record}`}>
            <Suspense fallback={<LoadingBar loading />}>
              <Switch>
                <Route path="/">
                  <Redirect to={startOf(role)} replace />
                </Route>
                {route && isClosedTo(role, route) ? (
                  <Route path={route.path}>
                    <Redirect to={startOf(role)} replace />
                  </Route>
                ) : null}
                {routes.map((each) => (
                  <Route key={each.path} path={each.path} component={each.component} />
                ))}
                <Route>
                  <NoRoom />
                </Route>
              </Switch>
            </Suspense>
          </Boundary>
        </main>
        {sample ? <Watermark /> : null}
      </div>
      <ShellCommands />
      <EmergencyNotice />
      <IdleWatch />
      <FoundAgain />
    </div>
  );
}

/** The id in the address, by which a room of the same kind is another room. */
function recordOf(params: Readonly<Record<string, string | undefined>> | null): string {
  return params?.['id'] ?? '';
}

function NoRoom(): ReactNode {
  const start = useSession((store) => areasFor(store.status?.user?.role ?? null)[0]);
  return (
    <EmptyState
      text="There is nothing at this address."
      detail="The record may have been removed, or the link is incomplete."
      action={{ label: `Go to ${start?.label ?? 'Work'}`, run: () => go(start?.path ?? '/work') }}
    />
  );
}

/** Says in every part of the page that nothing here is about a real person. Decoration; the top bar says it in words. */
function Watermark() {
  return (
    <div className={styles.watermark} aria-hidden="true">
      {Array.from({ length: 12 }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

function useTitle(title: string) {
  useEffect(() => {
    document.title = title === 'Claimwright' ? title : `${title} · Claimwright`;
  }, [title]);
}

/** What the shell itself answers to; screens cover what they do better. */
function ShellCommands() {
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const show = useNotices((store) => store.show);
  const lock = useSession((store) => store.lock);
  const role = useSession((store) => store.status?.user?.role ?? null);
  const sample = useSession((store) => store.status?.sample === true);
  const sealable = useSession((store) => store.status?.draftKey != null);
  const hasBranches = useSyncState((store) => store.state?.on === true);

  useScanner();
  useCommand('audits', () => go('/audits'), { label: 'Audit requests', enabled: role !== 'technician' });
  useCommand('palette', () => setPalette(true));
  useCommand('help', () => setHelp(true));
  useCommand('hideNames', () => {
    const { hideNames, change } = useAppearance.getState();
    change({ hideNames: !hideNames });
    show({ tone: 'news', text: hideNames ? 'Names are shown.' : 'Names are hidden.' });
  });
  useCommand('save', () => {
    void flushAllDrafts().then((saved) => {
      if (!saved) show({ tone: 'problem', text: 'Not everything could be saved. The record says why.' });
    });
  });
  useCommand('undo', () => {
    void flushAllDrafts()
      .then(() => call('undo.last', {}))
      .then((answer) => {
        if (!answer.ok) {
          show({ tone: 'news', text: answer.fault.message });
          return;
        }
        announceChange();
        show({ tone: 'done', text: `Undone: ${answer.value.undone}.` });
      });
  });
  useCommand('lock', () => {
    void flushAllDrafts().then((saved) => {
      // What is not saved is sealed and found again after unlocking; only a sitting without a key loses it.
      if (saved || unsavedDrafts() === 0 || sealable) return lock();
      show({
        tone: 'problem',
        text: 'Something is not saved yet. Locking now loses it.',
        action: { label: 'Lock anyway', run: () => void lock() },
      });
      return undefined;
    });
  });
  return (
    <>
      {areasFor(role, hasBranches).map((info) => (
        <GoCommand key={info.area} area={info.area} path={info.path} />
      ))}
      <Palette open={palette} onClose={() => setPalette(false)} />
      <HelpDialog open={help} onClose={() => setHelp(false)} />
      {sample ? <LeaveSample /> : null}
    </>
  );
}

function GoCommand({ area, path }: { readonly area: Area; readonly path: string }) {
  useCommand(`go.${area}`, () => go(path));
  return null;
}

function LeaveSample() {
  const canLeave = useSession((store) => store.status?.canLeaveSample === true);
  const take = useSession((store) => store.take);
  const show = useNotices((store) => store.show);
  useCommand(
    'leaveSample',
    () => {
      void call('session.leaveSample', {}).then((answer) => {
        take(answer);
        if (!answer.ok) show({ tone: 'problem', text: faultText(answer.fault) });
      });
    },
    { label: 'Leave the sample office', enabled: canLeave },
  );
  return null;
}
