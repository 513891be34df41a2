import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SafeguardsScreen } from '../../../../renderer/screens/safety/SafeguardsScreen.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { USUAL_SAFEGUARDS } from '../../../../shared/domain/safeguards.ts';
import { ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { anId, fakeProgram } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

test('while a save is under way nothing can be changed that its answer would wipe out', async () => {
  useSession.setState({ status: aStatus() });
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  fakeProgram({
    'safeguards.get': () => ({ id: null, revision: null, values: USUAL_SAFEGUARDS }),
    'safeguards.save': async ({ values }) => {
      await late;
      return ok({ ...values, id: anId(5), revision: 1 });
    },
  });
  const { user } = show(<SafeguardsScreen />);
  const lock = await screen.findByLabelText<HTMLInputElement>('Lock after');
  await user.clear(lock);
  await user.type(lock, '20');
  await user.click(screen.getByRole('button', { name: 'Save the safeguards' }));
  const keep = screen.getByLabelText<HTMLInputElement>('Keep records for');
  expect(keep.readOnly).toBe(true);
  await user.type(keep, '1');
  expect(keep.value).toMatch(/^7\b/);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /changed by age/ }).disabled).toBe(true);
  answer();
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('Keep records for').readOnly).toBe(false),
  );
  expect(screen.getByLabelText<HTMLInputElement>('Lock after').value).toMatch(/^20\b/);
});
