import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const SendScreen = lazy(async () => ({ default: (await import('./SendScreen.tsx')).SendScreen }));
const FilesScreen = lazy(async () => ({ default: (await import('./FilesScreen.tsx')).FilesScreen }));
const FileScreen = lazy(async () => ({ default: (await import('./FileScreen.tsx')).FileScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/send', title: 'Send claims', area: 'send', component: SendScreen },
  { path: '/send/files', title: 'Claims files', area: 'send', component: FilesScreen },
  { path: '/send/files/:id', title: 'Claims file', area: 'send', component: FileScreen },
];
