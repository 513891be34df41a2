import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const PayersScreen = lazy(async () => ({ default: (await import('./PayersScreen.tsx')).PayersScreen }));
const PayerScreen = lazy(async () => ({ default: (await import('./PayerScreen.tsx')).PayerScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/payers', title: 'Payers', area: 'payers', component: PayersScreen },
  { path: '/payers/:id', title: 'Payer', area: 'payers', component: PayerScreen },
  { path: '/payers/:id/field/:field', title: 'Payer', area: 'payers', component: PayerScreen },
];
