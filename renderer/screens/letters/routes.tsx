import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const ChaseScreen = lazy(async () => ({ default: (await import('./ChaseScreen.tsx')).ChaseScreen }));
const TemplatesScreen = lazy(async () => ({
  default: (await import('./TemplatesScreen.tsx')).TemplatesScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/chase', title: 'Chase', area: 'work', component: ChaseScreen },
  {
    path: '/letters/texts',
    title: 'Texts of letters',
    area: 'settings',
    deskOnly: true,
    component: TemplatesScreen,
  },
];
