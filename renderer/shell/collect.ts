import type { Gates, ScreenRoute } from './routes.ts';

/** Gathers what the screens' folders announce in their `routes.tsx`. */

const files = import.meta.glob<{ readonly routes?: readonly ScreenRoute[]; readonly gates?: Gates }>(
  '../screens/*/routes.tsx',
  {
    eager: true,
  },
);

export function collectRoutes(): readonly ScreenRoute[] {
  const routes = Object.values(files).flatMap((file) => file.routes ?? []);
  // A fixed word wins over a parameter: `/patients/new` before `/patients/:id`.
  return routes.toSorted((one, other) => parameters(one) - parameters(other));
}

export function collectGates(): Gates {
  const gates = Object.values(files).find((file) => file.gates)?.gates;
  if (!gates) throw new Error('no screen announces the gates');
  return gates;
}

function parameters(route: ScreenRoute): number {
  return route.path.split(':').length;
}
