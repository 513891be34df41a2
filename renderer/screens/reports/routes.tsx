import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const ReportsScreen = lazy(async () => ({ default: (await import('./ReportsScreen.tsx')).ReportsScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/reports', title: 'Reports', area: 'reports', component: ReportsScreen },
];
