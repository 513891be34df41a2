import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const CameBackScreen = lazy(async () => ({ default: (await import('./CameBackScreen.tsx')).CameBackScreen }));
const RemittancesScreen = lazy(async () => ({
  default: (await import('./RemittancesScreen.tsx')).RemittancesScreen,
}));
const RemittanceScreen = lazy(async () => ({
  default: (await import('./RemittanceScreen.tsx')).RemittanceScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/returned', title: 'Came back', area: 'returned', component: CameBackScreen },
  { path: '/returned/remittances', title: 'Remittances', area: 'returned', component: RemittancesScreen },
  { path: '/returned/remittances/:id', title: 'Remittance', area: 'returned', component: RemittanceScreen },
];
