import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { LendDialog } from '../../../../../renderer/screens/equipment/loans/LendDialog.tsx';
import { useSession } from '../../../../../renderer/stores/session.ts';
import { fail, invalid } from '../../../../../shared/result.ts';
import { show } from '../../../components/show.tsx';
import { anId, fakeProgram, inputsOf } from '../../../records/fakeProgram.ts';
import { aStatus } from '../../../stores/aStatus.ts';

beforeEach(() => useSession.setState({ status: aStatus(), clockOffset: 0 }));

test('what is refused stands at its field, nothing is typed again, and it can be sent once mended', async () => {
  let reasons = 0;
  const asked = fakeProgram({
    'loans.free': () => [
      { id: anId(7), name: 'Examplair Home 5, serial L-7', location: 'Shelf A', warning: 'Open recall' },
    ],
    'loans.lend': ({ reason, anywayReason = '' }) => {
      reasons += 1;
      if (reason === '') return invalid('reason', 'Say why.');
      if (anywayReason === '') return fail({ kind: 'blocked', message: 'Open recall.', rules: ['R'] });
      return {
        loan: {
          id: anId(9),
          revision: 1,
          equipmentId: anId(7),
          forEquipmentId: anId(1),
          patientId: anId(2),
          visitId: null,
          from: '2026-11-01',
          to: null,
          reason,
          note: '',
        },
        loaner: 'L-7',
        own: 'O-1',
        patientName: 'Testperson, Avery',
      };
    },
  });
  const onDone = vi.fn();
  const { user } = show(
    <LendDialog
      forEquipmentId={anId(1)}
      patientId={anId(2)}
      visitId={null}
      onClose={() => undefined}
      onDone={onDone}
    />,
  );
  const lend = await screen.findByRole('button', { name: 'Lend' });
  await user.click(lend);
  expect((await screen.findAllByText('Choose the loaner.')).length).toBeGreaterThan(0);
  expect(inputsOf(asked, 'loans.lend')).toEqual([]);

  await user.type(screen.getByRole('combobox', { name: /Loaner/ }), 'Home{Enter}');
  await user.click(lend);
  await waitFor(() => expect(screen.getAllByText('Say why.').length).toBeGreaterThan(0));
  await user.type(screen.getByLabelText(/Why the repair takes more than a day/), 'Parts are on order');
  await user.click(lend);
  // What speaks against it asks for a reason of its own.
  const anyway = await screen.findByLabelText(/Why it is lent all the same/);
  expect(screen.getByText('Open recall.')).toBeTruthy();
  await user.type(anyway, 'The cord was exchanged');
  await user.click(screen.getByRole('button', { name: 'Lend all the same' }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(reasons).toBe(3);
  expect(inputsOf(asked, 'loans.lend').at(-1)).toMatchObject({
    equipmentId: anId(7),
    forEquipmentId: anId(1),
    patientId: anId(2),
    reason: 'Parts are on order',
    anywayReason: 'The cord was exchanged',
  });
});
