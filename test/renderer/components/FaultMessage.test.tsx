import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FaultMessage } from '../../../renderer/components/FaultMessage.tsx';
import type { Fault } from '../../../shared/result.ts';
import { show } from './show.tsx';

const FAULTS: readonly Fault[] = [
  { kind: 'invalid', message: 'm', issues: [] },
  { kind: 'notFound', message: 'm' },
  { kind: 'conflict', message: 'm', revision: 1, changed: [] },
  { kind: 'blocked', message: 'm', rules: [] },
  { kind: 'forbidden', message: 'm' },
  { kind: 'locked', message: 'm', retryAfterSeconds: 5 },
  { kind: 'unavailable', message: 'm', code: 'c' },
  { kind: 'internal', message: 'm', reference: 'REF-1' },
];

test.each(FAULTS)('a fault of kind $kind has a name of its own', (fault) => {
  show(<FaultMessage fault={fault} onRetry={vi.fn()} />);
  const words = screen.getByRole('alert').textContent;
  expect(words).toMatch(/^[A-Z][a-z' ]+m/);
  if (fault.kind === 'internal') expect(words).toContain('REF-1');
  if (fault.kind === 'forbidden') expect(screen.queryByRole('button')).toBeNull();
});
