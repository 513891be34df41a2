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

const ClaimAtFieldScreen = lazy(async () => ({
  default: (await import('./ClaimScreen.tsx')).ClaimAtFieldScreen,
}));

const Cms1500Screen = lazy(async () => ({ default: (await import('./Cms1500Screen.tsx')).Cms1500Screen }));
const PortalSheetScreen = lazy(async () => ({
  default: (await import('./PortalSheetScreen.tsx')).PortalSheetScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/claims', title: 'Claims', area: 'claims', component: ClaimsScreen },
  { path: '/claims/:id', title: 'Claim', area: 'claims', component: ClaimScreen },
  { path: '/claims/:id/gap', title: 'Claim', area: 'claims', component: ClaimAtGapScreen },
  { path: '/claims/:id/line/:line', title: 'Claim', area: 'claims', component: ClaimAtLineScreen },
  { path: '/claims/:id/field/:field', title: 'Claim', area: 'claims', component: ClaimAtFieldScreen },
  { path: '/claims/:id/form', title: 'CMS-1500', area: 'claims', component: Cms1500Screen },
  { path: '/claims/:id/portal', title: 'Portal sheet', area: 'claims', component: PortalSheetScreen },
];
