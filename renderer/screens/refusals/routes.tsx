import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const RejectedScreen = lazy(async () => ({ default: (await import('./RefusalsScreen.tsx')).RejectedScreen }));
const DeniedScreen = lazy(async () => ({ default: (await import('./RefusalsScreen.tsx')).DeniedScreen }));
const RefusalScreen = lazy(async () => ({ default: (await import('./RefusalScreen.tsx')).RefusalScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/refusals', title: 'Rejected', area: 'refusals', component: RejectedScreen },
  { path: '/refusals/denied', title: 'Denied', area: 'refusals', component: DeniedScreen },
  { path: '/refusals/one/:id', title: 'Refusal', area: 'refusals', component: RefusalScreen },
];
