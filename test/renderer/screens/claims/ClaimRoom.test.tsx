import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { call } from '../../../../renderer/client.ts';
import { ClaimRoom } from '../../../../renderer/screens/claims/ClaimRoom.tsx';
import { createClaimCase } from '../../../../renderer/stores/claimCase.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { runCommand } from '../../../../renderer/stores/shortcuts.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import type { Role } from '../../../../shared/domain/people.ts';
import { aStatus } from '../../stores/aStatus.ts';
import { show } from '../../components/show.tsx';
import { aProgram, claimChanged } from './aProgram.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

async function openRoom(
  start: Parameters<typeof aProgram>[0],
  options: { readonly role?: Role; readonly toFirstGap?: boolean } = {},
) {
  const program = aProgram(start);
  const status = aStatus();
  useSession.setState({
    status: { ...status, user: status.user && { ...status.user, role: options.role ?? 'owner' } },
  });
  const store = createClaimCase(program.theCase().claim.id, {
    call,
    now: () => Date.parse('2026-11-02T15:00:00.000Z'),
    rest: 5,
    merged: vi.fn(),
  });
  await store.getState().load();
  const shown = show(<ClaimRoom store={store} toFirstGap={options.toFirstGap ?? false} />);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toBeDefined());
  return { program, store, ...shown };
}

const NO_VERIFICATION: Parameters<typeof aProgram>[0] = (theCase) => ({
  ...theCase,
  claim: {
    ...theCase.claim,
    repair: { ...theCase.claim.repair, coverageVerifiedOn: null, coverageReference: '', patientToldOn: null },
  },
});

const NO_DIAGNOSIS: Parameters<typeof aProgram>[0] = (theCase) => ({
  ...theCase,
  claim: { ...theCase.claim, diagnosisCodes: [] },
});

function pathOfFocus(): string | null {
  return document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? null;
}

async function command(id: string) {
  await act(async () => {
    runCommand(id);
    await Promise.resolve();
  });
}

describe('Fix', () => {
  test('switches to the step and puts the cursor into the field', async () => {
    const { user } = await openRoom(NO_VERIFICATION);
    expect(screen.getByRole('heading', { level: 2, name: 'Is it billable?' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Fix: It is not shown that coverage/ }));
    await waitFor(() => expect(pathOfFocus()).toBe('claim.repair.coverageVerifiedOn'));
    expect(screen.getByRole('heading', { level: 2, name: 'Patient and payer' })).toBeDefined();
  });

  test('opening at the first gap goes there by itself', async () => {
    await openRoom(NO_VERIFICATION, { toFirstGap: true });
    await waitFor(() => expect(pathOfFocus()).toBe('claim.repair.coverageVerifiedOn'));
  });

  test('where nothing can be edited, a signed entry offers its amendment', async () => {
    const { user } = await openRoom((theCase) => ({
      ...theCase,
      visit: theCase.visit && { ...theCase.visit, malfunction: '' },
    }));
    await user.click(screen.getByRole('button', { name: /^Fix: The malfunction/ }));
    await waitFor(() => expect(pathOfFocus()).toBe('visit.malfunction'));
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Amend/);
  });
});

describe('moving by keys', () => {
  test('F8 walks over the gaps of several steps, and without any ends at the last one', async () => {
    const { store } = await openRoom((theCase) => NO_DIAGNOSIS(NO_VERIFICATION(theCase)));
    await command('nextGap');
    await waitFor(() => expect(pathOfFocus()).toBe('claim.repair.coverageVerifiedOn'));
    await command('nextGap');
    await waitFor(() => expect(pathOfFocus()).toBe('claim.diagnosisCodes'));
    await command('previousGap');
    await waitFor(() => expect(pathOfFocus()).toBe('claim.repair.coverageVerifiedOn'));
    await act(async () => {
      store.getState().edit('claim.repair.coverageVerifiedOn', '2026-10-15');
      store.getState().edit('claim.repair.coverageReference', 'REF-1');
      store.getState().edit('claim.repair.patientToldOn', '2026-10-15');
      store.getState().edit('claim.diagnosisCodes', ['J44.9']);
      await store.getState().flush();
    });
    expect(store.getState().view?.evaluation.findings).toEqual([]);
    await command('nextGap');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Check and finish'));
  });

  test('Ctrl+Enter saves the step, marks its gaps beside their fields and goes on', async () => {
    const { program, store } = await openRoom(NO_VERIFICATION);
    await command('section.2');
    act(() => store.getState().edit('patient.middleName', 'Q'));
    await command('finishStep');
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 2, name: 'Equipment and visit' })).toBeDefined(),
    );
    expect(program.theCase().patient.middleName).toBe('Q');
    await command('section.2');
    const field = document.querySelector('[data-path="claim.repair.coverageVerifiedOn"]');
    await waitFor(() => expect(field?.getAttribute('data-error')).toBe('true'));
  });

  test('an answer that cannot be kept holds the step, with a summary that takes the focus', async () => {
    const { store } = await openRoom(undefined);
    await command('section.2');
    act(() => store.getState().edit('patient.address.zip', 'no zip'));
    await command('finishStep');
    await waitFor(() => expect(screen.getByText('There is a problem')).toBeDefined());
    expect(screen.getByRole('heading', { level: 2, name: 'Patient and payer' })).toBeDefined();
    expect(document.activeElement?.textContent).toContain('There is a problem');
  });
});

describe('one page with everything', () => {
  test('shows the same fields once each', async () => {
    const { user, container } = await openRoom(undefined);
    await user.click(screen.getByRole('radio', { name: 'Everything' }));
    for (const path of ['claim.dateOfService', 'patient.lastName', 'claim.lines.0.code', 'claim.note']) {
      expect(container.querySelectorAll(`[data-path="${path}"]`), path).toHaveLength(1);
    }
  });
});

describe('who may what', () => {
  test.each(['owner', 'billingLead'] as const)('%s may override and finalize', async (role) => {
    await openRoom(NO_VERIFICATION, { role });
    expect(screen.getByRole('button', { name: /^Override:/ })).toBeDefined();
  });

  test.each(['office', 'technician', 'readOnly'] as const)('%s may not', async (role) => {
    await openRoom(NO_VERIFICATION, { role });
    expect(screen.queryByRole('button', { name: /^Override:/ })).toBeNull();
    await command('section.8');
    const finalise = screen.getByRole<HTMLButtonElement>('button', { name: 'Finalize' });
    expect(finalise.disabled).toBe(true);
    expect(screen.getByText(/billing lead or the owner finalizes|cannot finalize/)).toBeDefined();
  });

  test('who only reads changes nothing', async () => {
    const { container } = await openRoom(undefined, { role: 'readOnly' });
    await command('section.2');
    const inputs = [
      ...container.querySelectorAll<HTMLInputElement>('[data-path^="patient"] input[type=text]'),
    ];
    expect(inputs.length).toBeGreaterThan(3);
    expect(inputs.every((input) => input.readOnly || input.disabled)).toBe(true);
  });

  test('an override wants a reason, and folds away with who and why', async () => {
    const { user, program } = await openRoom(NO_VERIFICATION);
    await user.click(screen.getByRole('button', { name: /^Override:/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Set this finding aside' }));
    expect(dialog.getByText('Give the reason in a sentence: at least 10 characters.')).toBeDefined();
    expect(program.asked).not.toContain('claims.override');
    await user.type(dialog.getByLabelText(/^Reason/), 'The plan confirmed it by letter.');
    await user.click(dialog.getByRole('button', { name: 'Set this finding aside' }));
    await waitFor(() => expect(screen.getByText('1 finding set aside')).toBeDefined());
    expect(screen.getByText(/Set aside by Sample Owner/).textContent).toContain(
      'The plan confirmed it by letter.',
    );
  });
});

describe('a blocked claim', () => {
  test('cannot be finalized, and the reason is said', async () => {
    await openRoom(NO_DIAGNOSIS);
    await command('section.8');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Finalize' }).disabled).toBe(true);
    expect(screen.getByText(/must be mended or set aside first/)).toBeDefined();
  });
});

describe('saved by two', () => {
  test('the second is asked field by field, and keeps what was typed', async () => {
    const { user, program, store } = await openRoom(undefined);
    program.change((theCase) => claimChanged(theCase, { note: 'From the other desk' }));
    await act(async () => {
      store.getState().edit('claim.note', 'From this desk');
      await store.getState().flush();
    });
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Note for the office')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Save these choices' }));
    await waitFor(() => expect(program.theCase().claim.note).toBe('From this desk'));
  });
});

describe('the lines', () => {
  const FULL: Parameters<typeof aProgram>[0] = (theCase) => ({
    ...theCase,
    payer: theCase.payer && {
      ...theCase.payer,
      settings: { ...theCase.payer.settings, narrativeMaxChars: 40 },
    },
    claim: {
      ...theCase.claim,
      lines: theCase.claim.lines.map((line) => ({
        ...line,
        modifiers: ['RR', 'KX', 'CR', '99'],
        furtherModifiers: ['SC', 'QH'],
        narrative: 'Bed replaced',
        logIds: [],
        pointers: [],
        drug: null,
      })),
    },
  });

  test('ask for further modifiers only once there are more than the line holds', async () => {
    const { container } = await openRoom(undefined);
    await command('section.6');
    expect(container.querySelector('[data-path="claim.lines.0.furtherModifiers"]')).toBeNull();
  });

  test('write them all into the note, and count it against the payer’s limit', async () => {
    const { user, store } = await openRoom(FULL);
    await command('section.6');
    expect(screen.getByText('12 of the 40 characters that this payer takes')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Write all 5 into the note' }));
    const line = store.getState().shown?.claim.lines[0];
    expect(line?.narrative).toBe('Modifiers: RR KX CR SC QH. Bed replaced');
    expect(screen.getByText('The note lists them all')).toBeDefined();
    expect(screen.queryByRole('button', { name: /into the note/ })).toBeNull();
  });

  test('say that they are cut off behind the payer’s limit', async () => {
    const { store } = await openRoom(FULL);
    await command('section.6');
    act(() => store.getState().edit('claim.lines.0.narrative', `${'x'.repeat(45)} RR KX CR SC QH`));
    expect(screen.getByText(/^60 characters: this payer takes 40, the rest is cut off$/)).toBeDefined();
    expect(screen.getByText('The note has to list them all')).toBeDefined();
  });
});

describe('the breaks of a rental', () => {
  const RENTAL: Parameters<typeof aProgram>[0] = () => exampleRental();

  test('begin with a day and a reason, stand in their order, and can be taken off', async () => {
    const { user, store } = await openRoom(RENTAL);
    await command('section.5');
    await user.click(screen.getByRole('button', { name: 'Add: billed elsewhere' }));
    expect(screen.getByText('Give the first day.')).toBeDefined();
    const day = screen.getByLabelText('Break: first day without');
    await user.type(day, '7/1/26');
    await user.click(screen.getByRole('button', { name: 'Add: billed elsewhere' }));
    await user.type(screen.getByLabelText('Break: first day without'), '5/1/26');
    await user.click(screen.getByRole('button', { name: 'Add: need ended' }));
    expect(store.getState().shown?.claim.rental.breaks).toEqual([
      { from: '2026-05-01', to: null, kind: 'need', reason: '' },
      { from: '2026-07-01', to: null, kind: 'billing', reason: '' },
    ]);
    act(() => store.getState().edit('claim.rental.breaks.0.to', '2026-06-30'));
    expect(screen.getByRole('group', { name: 'Break 1' }).textContent).toContain('61 days');
    await user.click(screen.getByRole('button', { name: 'Remove break 1' }));
    expect(store.getState().shown?.claim.rental.breaks.map(({ from }) => from)).toEqual(['2026-07-01']);
  });
});

describe('counts and packs', () => {
  test('say how many were checked and set aside, and by which rules', async () => {
    const { user } = await openRoom(NO_VERIFICATION);
    const line = screen.getByText(/^Checked \d+ of \d+ that apply/);
    expect(line.textContent).toMatch(/Rules: guides-2026-11/);
    expect(line.textContent).not.toContain('set aside');
    await user.click(screen.getByRole('button', { name: /^Override:/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Reason/), 'The plan confirmed it by letter.');
    await user.click(dialog.getByRole('button', { name: 'Set this finding aside' }));
    await waitFor(() =>
      expect(screen.getByText(/^Checked \d+ of \d+ that apply/).textContent).toContain('1 set aside'),
    );
  });
});
