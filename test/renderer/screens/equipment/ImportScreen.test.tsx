import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportScreen } from '../../../../renderer/screens/equipment/ImportScreen.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { CsvCheck, CsvPreview } from '../../../../shared/contract/register.ts';
import { REGISTER_COLUMNS } from '../../../../shared/domain/registerColumns.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { type Answers, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

/** An upload that is there at once. */
class QuickRequest {
  readonly upload = {};
  readonly response = { ok: true, value: { uploadId: 'upload-1' } };
  onload: (() => void) | null = null;
  open(): void {}
  setRequestHeader(): void {}
  abort(): void {}
  send(): void {
    setTimeout(() => this.onload?.(), 0);
  }
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', QuickRequest);
  useSession.setState({ status: aStatus() });
});
afterEach(() => vi.unstubAllGlobals());

const check: CsvCheck = {
  good: 2,
  wrongRows: 0,
  problems: [],
  twinRows: 0,
  twins: [],
  knownRows: 0,
  known: [],
};

function readAs(delimiter: CsvPreview['delimiter'] | null): CsvPreview {
  return {
    encoding: 'UTF-8',
    delimiter: delimiter ?? ',',
    headings: ['Kind', 'Maker', 'Model', 'Number', `Read with ${delimiter ?? ','}`],
    preview: [],
    rows: 2,
    mapping: ['kind', 'make', 'model', 'serial', null],
  };
}

async function showFile(answers: Answers) {
  const asked = fakeProgram({ 'register.readCsv': ({ delimiter }) => readAs(delimiter), ...answers });
  const shown = show(<ImportScreen />);
  await shown.user.upload(
    screen.getByLabelText('CSV file: choose'),
    new File(['x'], 'devices.csv', { type: 'text/csv' }),
  );
  await screen.findByRole('button', { name: 'Check the rows' });
  return { ...shown, asked };
}

test('a check of other columns than those that stand there now is not shown', async () => {
  let answer: (result: Result<CsvCheck>) => void = () => undefined;
  const late = new Promise<Result<CsvCheck>>((resolve) => (answer = resolve));
  const { user, asked } = await showFile({ 'register.checkCsv': () => late });
  const button = screen.getByRole('button', { name: 'Check the rows' });
  await user.click(button);
  await waitFor(() => expect(inputsOf(asked, 'register.checkCsv')).toHaveLength(1));
  await user.click(screen.getByRole('combobox', { name: 'Read with , holds' }));
  const name = REGISTER_COLUMNS.acquiredOn.heading;
  // Every column has a list of its own; the last one is of the column that is left out so far.
  const option = (await screen.findAllByRole('option', { hidden: true, name })).at(-1);
  if (!option) throw new Error('the column has a list');
  await user.click(option);
  answer(ok(check));
  await waitFor(() => expect(button.dataset['loading']).toBeUndefined());
  expect(screen.queryByText('Result of the check')).toBeNull();
  await user.click(button);
  expect(await screen.findByText('Result of the check')).toBeTruthy();
  expect(inputsOf(asked, 'register.checkCsv')[1]?.mapping[4]).toBe('acquiredOn');
});

test('of two readings under way the one chosen last is shown', async () => {
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  const { user, asked } = await showFile({
    'register.readCsv': async ({ delimiter }) => {
      if (delimiter === ';') await late;
      return ok(readAs(delimiter));
    },
  });
  async function choose(name: string) {
    await user.click(screen.getByRole('combobox', { name: 'Columns are parted by' }));
    await user.click(await screen.findByRole('option', { hidden: true, name }));
  }
  await choose('Semicolon');
  await waitFor(() => expect(inputsOf(asked, 'register.readCsv')).toHaveLength(2));
  await choose('Tab');
  await screen.findByText(/^Read with\s*$/);
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('Read with ;')).toBeNull();
});
