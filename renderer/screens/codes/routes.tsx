import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const CodesScreen = lazy(async () => ({ default: (await import('./CodesScreen.tsx')).CodesScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/codes', title: 'Codes', area: 'codes', component: CodesScreen },
  { path: '/codes/:code', title: 'Codes', area: 'codes', component: CodesScreen },
];
