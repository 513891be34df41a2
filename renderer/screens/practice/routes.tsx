import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const PracticeScreen = lazy(async () => ({
  default: (await import('./PracticeScreen.tsx')).PracticeScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/practice', title: 'Practice', area: 'work', component: PracticeScreen },
];
