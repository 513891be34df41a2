import { lazy } from 'react';
import type { ScreenRoute } from '../../shell/routes.ts';

const SafetyStart = lazy(async () => ({ default: (await import('./SafetyStart.tsx')).SafetyStart }));
const OwnSignInScreen = lazy(async () => ({
  default: (await import('./OwnSignInScreen.tsx')).OwnSignInScreen,
}));
const PeopleScreen = lazy(async () => ({ default: (await import('./PeopleScreen.tsx')).PeopleScreen }));
const SafeguardsScreen = lazy(async () => ({
  default: (await import('./SafeguardsScreen.tsx')).SafeguardsScreen,
}));

const RetentionScreen = lazy(async () => ({
  default: (await import('./RetentionScreen.tsx')).RetentionScreen,
}));

export const routes: readonly ScreenRoute[] = [
  { path: '/safety', title: 'Safety', area: 'safety', component: SafetyStart },
  { path: '/safety/own', title: 'Your sign-in', area: 'safety', component: OwnSignInScreen },
  { path: '/safety/people', title: 'People', area: 'safety', component: PeopleScreen },
  { path: '/safety/safeguards', title: 'Safeguards', area: 'safety', component: SafeguardsScreen },
  { path: '/safety/retention', title: 'Retention', area: 'safety', component: RetentionScreen },
];
