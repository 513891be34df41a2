import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PatientScreen } from '../../../../renderer/screens/patients/PatientScreen.tsx';
import { dropAllDrafts } from '../../../../renderer/stores/draft.ts';
import { useAppearance } from '../../../../renderer/stores/appearance.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import { listenForShortcuts } from '../../../../renderer/stores/shortcuts.ts';
import type { PatientView } from '../../../../shared/contract/records.ts';
import { Patient } from '../../../../shared/domain/people.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { type Answers, anId, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const BORN = anId(77);
const { patient: onFile } = exampleRepair();
let stored: Patient;

function viewOf(patient: Patient): PatientView {
  return {
    patient,
    coverages: [],
    diagnoses: [],
    orders: [],
    oxygenTests: [],
    devices: [],
    visits: [],
    claims: [],
    documents: [],
  };
}

function showPatient(path: string, more: Answers = {}) {
  window.location.hash = path;
  const asked = fakeProgram({
    'patients.get': () => viewOf(stored),
    'patients.list': () => ({ rows: [], total: 0 }),
    'patients.save': ({ id, values }) => {
      stored = Patient.parse({ ...values, id: id ?? BORN, revision: id === null ? 1 : stored.revision + 1 });
      return ok(stored);
    },
    ...more,
  });
  const shown = show(
    <Router hook={useHashLocation}>
      <Route path="/patients/:patient" component={PatientScreen} />
    </Router>,
  );
  return { ...shown, asked };
}

/** As a paste: the page is long, and every key would draw it again. */
async function enter(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

/** Longer than the pause before a save, also on a busy computer. */
const WAIT = { timeout: 8000 };

beforeEach(() => {
  stored = onFile;
  useSession.setState({ status: aStatus() });
});
afterEach(() => {
  dropAllDrafts();
  useAppearance.getState().change({ hideNames: false });
});

test('a new patient is on file from the name on, and the cursor stays where it is', async () => {
  const { user, asked } = showPatient('/patients/new');
  const first = await screen.findByLabelText('First name');
  await enter(user, first, 'Avery');
  await waitFor(() => expect(window.location.hash).toBe(`#/patients/${BORN}`), WAIT);
  expect(inputsOf(asked, 'patients.save')[0]).toMatchObject({ id: null, revision: null });
  expect(document.activeElement).toBe(first);
  await user.paste('l');
  await waitFor(() => expect(inputsOf(asked, 'patients.save')).toHaveLength(2), WAIT);
  expect(inputsOf(asked, 'patients.save')[1]).toMatchObject({
    id: BORN,
    revision: 1,
    values: { firstName: 'Averyl' },
  });
});

test('without a name nothing is sent, and the page says what to do', async () => {
  const { user, asked } = showPatient('/patients/new');
  await enter(user, await screen.findByLabelText('Chart number'), 'S-1');
  expect(await screen.findByText(/Type a name/, {}, WAIT)).toBeTruthy();
  expect(inputsOf(asked, 'patients.save')).toEqual([]);
});

test('somebody of the same name and birth date is pointed out, not refused', async () => {
  const { user, asked } = showPatient('/patients/new', {
    'patients.list': () => ({
      rows: [
        {
          id: onFile.id,
          name: 'Testperson, Avery',
          birthDate: '1948-03-07',
          phone: '',
          city: 'Exampleton',
          payerName: '',
          devices: 0,
          openClaims: 0,
        },
      ],
      total: 1,
    }),
  });
  await enter(user, await screen.findByLabelText('First name'), 'Avery');
  await enter(user, screen.getByLabelText('Last name'), 'Testperson');
  await enter(user, screen.getByLabelText('Birth date'), '3/7/48');
  await user.tab();
  const link = await screen.findByRole('link', { name: /Testperson, Avery/ });
  expect(link.getAttribute('href')).toContain(onFile.id);
  await waitFor(
    () => expect(inputsOf(asked, 'patients.save').at(-1)?.values.birthDate).toBe('1948-03-07'),
    WAIT,
  );
});

test('Ctrl+Z outside a text takes back the last saved change', async () => {
  const { user, asked } = showPatient(`/patients/${onFile.id}`, {
    'undo.last': () => {
      stored = { ...onFile, revision: stored.revision + 1 };
      return { undone: 'Change patient' };
    },
  });
  const stop = listenForShortcuts(window);
  const field = await screen.findByLabelText('Middle name');
  await user.clear(field);
  await user.paste('Quill');
  await waitFor(() => expect(inputsOf(asked, 'patients.save')).toHaveLength(1), WAIT);
  fireEvent.keyDown(screen.getByRole('heading', { level: 1 }), { key: 'z', ctrlKey: true });
  await waitFor(() => expect(field).toHaveProperty('value', onFile.middleName), WAIT);
  expect(inputsOf(asked, 'undo.last')).toHaveLength(1);
  stop();
});

test('the same field saved elsewhere asks whose stays; the other’s other fields are taken over', async () => {
  let theirs = false;
  const { user, asked } = showPatient(`/patients/${onFile.id}`, {
    'patients.save': (input) => {
      if (!theirs) {
        theirs = true;
        stored = { ...onFile, firstName: 'Theirs', note: 'Their note', revision: onFile.revision + 1 };
        const by = { by: 'Olive Sampleowner', at: '2026-06-10T15:00:00.000Z' };
        return fail({
          kind: 'conflict',
          message: 'Somebody saved first.',
          revision: stored.revision,
          changed: [
            { path: 'firstName', current: 'Theirs', ...by },
            { path: 'note', current: 'Their note', ...by },
          ],
        });
      }
      stored = Patient.parse({ ...input.values, id: onFile.id, revision: stored.revision + 1 });
      return ok(stored);
    },
  });
  const field = await screen.findByLabelText('First name');
  await user.clear(field);
  await user.paste('Mine');
  const dialog = await screen.findByRole('dialog', {}, WAIT);
  expect(within(dialog).getByText(/Olive Sampleowner saved this record/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Save these choices' }));
  await waitFor(() => expect(inputsOf(asked, 'patients.save')).toHaveLength(2), WAIT);
  expect(inputsOf(asked, 'patients.save')[1]).toMatchObject({
    revision: onFile.revision + 1,
    values: { firstName: 'Mine', note: 'Their note' },
  });
});

test('with names hidden the page shows none', async () => {
  useAppearance.getState().change({ hideNames: true });
  showPatient(`/patients/${onFile.id}`);
  expect(await screen.findByRole('heading', { level: 1, name: 'Name hidden' })).toBeTruthy();
  expect(document.body.textContent).not.toContain(onFile.lastName);
});
