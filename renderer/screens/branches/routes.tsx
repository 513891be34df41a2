import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const BranchesScreen = lazy(async () => ({ default: (await import('./BranchesScreen.tsx')).BranchesScreen }));
const ExchangeScreen = lazy(async () => ({ default: (await import('./ExchangeScreen.tsx')).ExchangeScreen }));
const ConflictsScreen = lazy(async () => ({
  default: (await import('./ConflictsScreen.tsx')).ConflictsScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/branches', title: 'Branches', area: 'branches', component: BranchesScreen },
  { path: '/branches/exchange', title: 'Exchange', area: 'branches', component: ExchangeScreen },
  { path: '/branches/conflicts', title: 'Conflicts', area: 'branches', component: ConflictsScreen },
];
