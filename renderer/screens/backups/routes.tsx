import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const BackupsScreen = lazy(async () => ({ default: (await import('./BackupsScreen.tsx')).BackupsScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/safety/backups', title: 'Backups', area: 'safety', component: BackupsScreen },
];
