import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const ClaimsScreen = lazy(async () => ({ default: (await import('./ClaimsScreen.tsx')).ClaimsScreen }));
const ClaimScreen = lazy(async () => ({ default: (await import('./ClaimScreen.tsx')).ClaimScreen }));
const ClaimAtGapScreen = lazy(async () => ({
  default: (await import('./ClaimScreen.tsx')).ClaimAtGapScreen,
}));

const ClaimAtLineScreen = lazy(async () => ({
  default: (await import('./ClaimScreen.tsx')).ClaimAtLineScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/claims', title: 'Claims', area: 'claims', component: ClaimsScreen },
  { path: '/claims/:id', title: 'Claim', area: 'claims', component: ClaimScreen },
  { path: '/claims/:id/gap', title: 'Claim', area: 'claims', component: ClaimAtGapScreen },
  { path: '/claims/:id/line/:line', title: 'Claim', area: 'claims', component: ClaimAtLineScreen },
];
