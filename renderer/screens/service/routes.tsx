import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const ServiceScreen = lazy(async () => ({ default: (await import('./ServiceScreen.tsx')).ServiceScreen }));
const VisitScreen = lazy(async () => ({ default: (await import('./VisitScreen.tsx')).VisitScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/service', title: 'Service', area: 'service', component: ServiceScreen },
  { path: '/service/:id', title: 'Service visit', area: 'service', component: VisitScreen },
  { path: '/service/:id/row/:row', title: 'Service visit', area: 'service', component: VisitScreen },
];
