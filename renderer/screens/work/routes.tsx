import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const WorkScreen = lazy(async () => ({ default: (await import('./WorkScreen.tsx')).WorkScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/work', title: 'Work', area: 'work', component: WorkScreen },
  { path: '/queues/:queue', title: 'Work', area: 'work', component: WorkScreen },
];
