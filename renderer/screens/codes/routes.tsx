import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const CodesScreen = lazy(async () => ({ default: (await import('./CodesScreen.tsx')).CodesScreen }));
const ImportScreen = lazy(async () => ({ default: (await import('./ImportScreen.tsx')).ImportScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/codes', title: 'Codes', area: 'codes', component: CodesScreen },
  { path: '/codes/import', title: 'Import a release', area: 'codes', component: ImportScreen },
  { path: '/codes/:code', title: 'Codes', area: 'codes', component: CodesScreen },
];
