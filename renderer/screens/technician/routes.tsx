import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const TodayScreen = lazy(async () => ({ default: (await import('./TodayScreen.tsx')).TodayScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/today', title: 'Today', area: 'today', component: TodayScreen },
];
