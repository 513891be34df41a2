import { MantineProvider } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PhysicianDialog, physicianFrom } from '../../../renderer/records/PhysicianDialog.tsx';
import { theme } from '../../../renderer/theme/theme.ts';
import type { Physician } from '../../../shared/domain/people.ts';
import { ok } from '../../../shared/result.ts';
import { show } from '../components/show.tsx';
import { anId, fakeProgram, inputsOf } from './fakeProgram.ts';

const onFile: Physician = {
  id: anId(7),
  revision: 1,
  ...physicianFrom('Jordan Exampleton'),
  npi: '1234567893',
};

function showDialog() {
  const created = vi.fn();
  const asked = fakeProgram({
    'physicians.list': ({ query }) => {
      const rows = query === onFile.npi ? [onFile] : [];
      return { rows, total: rows.length };
    },
    'physicians.save': ({ values }) => ({ id: anId(8), revision: 1, ...values }),
  });
  return {
    ...show(<PhysicianDialog typed="Robin Testdoctor" onClose={vi.fn()} onCreated={created} />),
    asked,
    created,
  };
}

test('an NPI whose check digit does not fit is said, kept, and never sent', async () => {
  const { user, asked } = showDialog();
  const npi = await screen.findByLabelText('NPI');
  await user.type(npi, '1234567890');
  await user.click(screen.getByRole('button', { name: 'Add physician' }));
  expect(screen.getByText(/check digit does not fit/)).toBeTruthy();
  expect(npi).toHaveProperty('value', '1234567890');
  expect(document.activeElement).toBe(npi);
  expect(inputsOf(asked, 'physicians.save')).toEqual([]);
});

test('without a last name nothing is sent', async () => {
  const { user, asked } = showDialog();
  await user.clear(await screen.findByLabelText(/Last name/));
  await user.click(screen.getByRole('button', { name: 'Add physician' }));
  expect(screen.getByText('Give the last name.')).toBeTruthy();
  expect(inputsOf(asked, 'physicians.save')).toEqual([]);
});

test('the physician is made with the name that was typed', async () => {
  const { user, asked, created } = showDialog();
  await user.click(await screen.findByRole('button', { name: 'Add physician' }));
  await waitFor(() => expect(created).toHaveBeenCalledOnce());
  expect(inputsOf(asked, 'physicians.save')[0]).toMatchObject({
    id: null,
    values: { firstName: 'Robin', lastName: 'Testdoctor', npi: '' },
  });
});

test('while the physician is being stored the dialog stays, and the newest form of the page takes them', async () => {
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  fakeProgram({
    'physicians.save': async ({ values }) => {
      await late;
      return ok({ id: anId(8), revision: 1, ...values });
    },
  });
  const [before, now, closed] = [vi.fn(), vi.fn(), vi.fn()];
  const dialog = (onCreated: () => void) => (
    <MantineProvider theme={theme}>
      <PhysicianDialog typed="Robin Testdoctor" onClose={closed} onCreated={onCreated} />
    </MantineProvider>
  );
  const { user, rerender } = show(
    <PhysicianDialog typed="Robin Testdoctor" onClose={closed} onCreated={before} />,
  );
  await user.click(await screen.findByRole('button', { name: 'Add physician' }));
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveProperty('disabled', true);
  expect(screen.getByLabelText('Street')).toHaveProperty('readOnly', true);
  await user.keyboard('{Escape}');
  expect(closed).not.toHaveBeenCalled();
  rerender(dialog(now));
  answer();
  await waitFor(() => expect(now).toHaveBeenCalledOnce());
  expect(before).not.toHaveBeenCalled();
});

test('somebody with the same NPI is offered instead', async () => {
  const { user, created } = showDialog();
  await user.type(await screen.findByLabelText('NPI'), '1234567893');
  await user.tab();
  await user.click(await screen.findByRole('button', { name: 'Use that one' }));
  expect(created).toHaveBeenCalledWith(onFile);
});

test('a typed text becomes a name, or an NPI when it is digits', () => {
  expect(physicianFrom('Testdoctor, Robin')).toMatchObject({ lastName: 'Testdoctor', firstName: 'Robin' });
  expect(physicianFrom('Robin van Testdoctor')).toMatchObject({
    lastName: 'Testdoctor',
    firstName: 'Robin van',
  });
  expect(physicianFrom('Testdoctor')).toMatchObject({ lastName: 'Testdoctor', firstName: '' });
  expect(physicianFrom('1234 567 893')).toMatchObject({ npi: '1234567893', lastName: '' });
});
