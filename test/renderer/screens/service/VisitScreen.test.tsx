import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { Route, Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VisitScreen } from '../../../../renderer/screens/service/VisitScreen.tsx';
import { dropAllDrafts } from '../../../../renderer/stores/draft.ts';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { ClaimRow } from '../../../../shared/contract/records.ts';
import { ServiceVisit } from '../../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { invalid, ok } from '../../../../shared/result.ts';
import { show } from '../../components/show.tsx';
import { anId, type Answers, fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const { sealedVisit, equipment } = anExample();

function anExample() {
  const { visit, equipment: device } = exampleRepair();
  if (!visit || !device) throw new Error('the example has a visit and a device');
  return { sealedVisit: visit, equipment: device };
}

/** As a paste: the page is long, and every key would draw it again. */
async function enter(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

const seal = {
  at: '2026-06-10T15:00:00.000Z',
  userId: anId(1),
  signedName: sealedVisit.technicianName,
  enteredBy: '',
  hash: 'a'.repeat(64),
  previousHash: null,
};

let stored: ServiceVisit;

function showVisit(visit: ServiceVisit, claims: readonly ClaimRow[] = [], otherwise: Answers = {}) {
  stored = visit;
  const asked = fakeProgram({
    'visits.get': () => ({
      visit: stored,
      record: null,
      equipment,
      patientName: 'Testperson, Avery',
      claims: [...claims],
      documents: [],
    }),
    'visits.save': ({ values }) => {
      stored = ServiceVisit.parse({ ...stored, ...values, revision: stored.revision + 1 });
      return ok(stored);
    },
    'visits.seal': ({ signedName }) => {
      if (signedName !== stored.technicianName) return invalid('signedName', 'Type the technician’s name.');
      stored = { ...stored, revision: stored.revision + 1, seal: { ...seal, signedName } };
      return ok(stored);
    },
    'visits.amend': ({ path, after, reason }) => {
      const amendment = {
        id: anId(50),
        path,
        before: null,
        after,
        reason,
        at: '2026-06-11T15:00:00.000Z',
        userId: anId(1),
        userName: 'Sample Owner',
      };
      stored = { ...stored, amendments: [...stored.amendments, amendment] };
      return ok(stored);
    },
    'users.list': () => [],
    'equipment.get': () => ({
      equipment,
      holderName: 'Testperson, Avery',
      moved: false,
      visits: [],
      claims: [],
      documents: [],
    }),
    'claims.create': () => ({ ...exampleRepair().claim, id: anId(60) }),
    ...otherwise,
  });
  const place = memoryLocation({ path: `/service/${visit.id}` });
  const shown = show(
    <Router hook={place.hook}>
      <Route path="/service/:id" component={VisitScreen} />
    </Router>,
  );
  return { ...shown, asked };
}

const open: ServiceVisit = { ...sealedVisit, seal: null, amendments: [] };

/** The technician of the visit is signed in, unless a test says otherwise. */
beforeEach(() => {
  const { user } = aStatus();
  if (!user) throw new Error('somebody is signed in');
  const { technicianId, technicianName: name } = sealedVisit;
  useSession.setState({ status: aStatus({ user: { ...user, id: technicianId ?? user.id, name } }) });
});
afterEach(() => dropAllDrafts());

test('what is typed is saved by itself, with the revision it grew from', async () => {
  const { user, asked } = showVisit(open);
  await enter(user, await screen.findByLabelText('What you did'), ' And cleaned the filter.');
  await waitFor(() => expect(inputsOf(asked, 'visits.save')).toHaveLength(1), { timeout: 8000 });
  const [save] = inputsOf(asked, 'visits.save');
  expect(save).toMatchObject({ id: open.id, revision: open.revision });
  expect(save?.values.workDone).toMatch(/And cleaned the filter\.$/);
  expect(await screen.findByText(/^Saved/)).toBeTruthy();
});

test('what is typed while the chosen device is looked up stays, and its holder comes to it', async () => {
  const held = { ...equipment, holderId: sealedVisit.patientId };
  let answer: (device: OutputOf<'equipment.get'>) => void = () => undefined;
  const late = new Promise<OutputOf<'equipment.get'>>((resolve) => (answer = resolve));
  const row = {
    id: equipment.id,
    name: 'Examplair Home 5',
    kind: equipment.kind,
    serial: equipment.serial,
    ownership: equipment.ownership,
    status: 'inUse',
    holderId: held.holderId,
    holderName: 'Testperson, Avery',
    location: '',
    warrantyUntil: null,
    hourMeter: null,
    hourMeterOn: null,
    lastVisitOn: null,
    recalled: false,
    upkeep: null,
  };
  const { user } = showVisit({ ...open, equipmentId: null, patientId: null, complaint: '' }, [], {
    'equipment.list': () => ({ rows: [row], total: 1 }),
    'equipment.get': () => late,
  });
  const device = await screen.findByLabelText(/^Device: serial/);
  await enter(user, device, equipment.serial);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(device.dataset['typed']).toBeUndefined());
  await enter(user, screen.getByLabelText('In the patient’s own words'), 'It beeps at night.');
  answer({
    equipment: held,
    holderName: 'Testperson, Avery',
    moved: false,
    visits: [],
    claims: [],
    documents: [],
  });
  await user.tab();
  const all = { equipmentId: equipment.id, patientId: held.holderId, complaint: 'It beeps at night.' };
  await waitFor(() => expect(stored).toMatchObject(all), { timeout: 8000 });
});

test('the page lists what is missing and does not stand in the way', async () => {
  showVisit({ ...open, result: null, visitedOn: null });
  const gaps = await screen.findByRole('group', { name: 'Still missing' });
  expect(
    within(gaps)
      .getAllByRole('button')
      .map((each) => each.textContent),
  ).toEqual(['The date of the visit', 'The result']);
  expect(screen.getByRole('button', { name: 'Finish: sign and seal' })).toHaveProperty('disabled', false);
});

test('without a name nothing is sealed', async () => {
  const { user, asked } = showVisit(open);
  await user.click(await screen.findByRole('button', { name: 'Finish: sign and seal' }));
  expect(screen.getByText('Draw your signature or type your name.')).toBeTruthy();
  expect(inputsOf(asked, 'visits.seal')).toEqual([]);
});

test('who drew signs with the name on the page', async () => {
  const { user, asked } = showVisit({ ...open, technicianSignature: [[10, 10, 200, 200]] });
  await user.click(await screen.findByRole('button', { name: 'Finish: sign and seal' }));
  await waitFor(() => expect(inputsOf(asked, 'visits.seal')).toHaveLength(1));
  expect(inputsOf(asked, 'visits.seal')[0]?.signedName).toBe(open.technicianName);
});

test('who is signed in as somebody else is told that the seal will say so', async () => {
  useSession.setState({ status: aStatus() });
  const { user, asked } = showVisit(open);
  expect(await screen.findByText(/the seal says that Sample Owner entered it/)).toBeTruthy();
  await enter(user, screen.getByLabelText(/as signed on paper/), open.technicianName);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(asked, 'visits.seal')).toHaveLength(1));
});

test('a seal that somebody else entered says for whom', async () => {
  showVisit({ ...open, seal: { ...seal, enteredBy: 'Dee Sampledesk' } });
  expect(await screen.findByText(/^Signed for Morgan .*, entered by Dee Sampledesk/)).toBeTruthy();
});

test('the sections stand in a row that jumps to them, those of this kind of device', async () => {
  const { user } = showVisit(open);
  const row = await screen.findByRole('navigation', { name: 'Sections of this visit' });
  const labels = within(row)
    .getAllByRole('button')
    .map((each) => each.textContent);
  expect(labels).toEqual([
    'Device',
    'Complaint',
    'Before',
    'Finding',
    'Work',
    'Parts',
    'Labor',
    'After',
    'Photos',
    'Result',
    'Finish',
  ]);
  for (const label of labels) {
    await user.click(within(row).getByRole('button', { name: label ?? '' }));
    expect(document.activeElement?.tagName, label ?? '').toBe('H2');
  }
});

test('a reading that cannot be true stays in sight and nothing is sealed over it', async () => {
  const { user, asked } = showVisit(open);
  const [oxygen] = await screen.findAllByLabelText('Oxygen');
  if (!oxygen) throw new Error('the visit has readings');
  await user.clear(oxygen);
  await user.type(oxygen, '120');
  await enter(user, screen.getByLabelText(/signature: type your name/), open.technicianName);
  await user.keyboard('{Enter}');
  expect(screen.getByText(/^Oxygen: At most 100\. Correct it or empty the field, then sign\.$/)).toBeTruthy();
  expect(oxygen).toHaveProperty('value', '120');
  expect(inputsOf(asked, 'visits.seal')).toEqual([]);
});

test('a wrong name is refused beside the field; the visit stays open', async () => {
  const { user } = showVisit(open);
  await enter(user, await screen.findByLabelText(/signature: type your name/), 'Somebody Else');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Type the technician’s name.')).toBeTruthy();
  expect(screen.getByLabelText('What you did')).toBeTruthy();
});

test('signing saves first, seals that revision, and leaves nothing to type in', async () => {
  const { user, asked } = showVisit(open);
  await enter(user, await screen.findByLabelText('What you did'), ' Tested for an hour.');
  await enter(user, screen.getByLabelText(/signature: type your name/), open.technicianName);
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/^Signed by Morgan/)).toBeTruthy();
  const [sealed] = inputsOf(asked, 'visits.seal');
  expect(sealed).toEqual({ id: open.id, revision: open.revision + 1, signedName: open.technicianName });
  expect(stored.workDone).toMatch(/Tested for an hour\.$/);
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('while it is being sealed nothing can be typed; refused, the form is open again', async () => {
  let answer: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (answer = resolve));
  const { user, asked } = showVisit(open, [], {
    'visits.seal': async () => {
      await late;
      return invalid('signedName', 'Type the technician’s name.');
    },
  });
  const work = await screen.findByLabelText<HTMLTextAreaElement>('What you did');
  await enter(user, screen.getByLabelText(/signature: type your name/), open.technicianName);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(asked, 'visits.seal')).toHaveLength(1));
  expect(work.readOnly).toBe(true);
  await user.keyboard('{Enter}');
  await enter(user, work, ' Too late.');
  expect(work.value).toBe(open.workDone);
  answer();
  expect(await screen.findByText('Type the technician’s name.')).toBeTruthy();
  expect(work.readOnly).toBe(false);
  expect(inputsOf(asked, 'visits.seal')).toHaveLength(1);
});

test('a visit that could not be saved is not sealed', async () => {
  const { user } = showVisit(open);
  const field = await screen.findByLabelText('What you did');
  const asked = fakeProgramRefusesSaves();
  await enter(user, field, ' More.');
  await enter(user, screen.getByLabelText(/signature: type your name/), open.technicianName);
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/cannot be signed yet/)).toBeTruthy();
  expect(inputsOf(asked, 'visits.save').length).toBeGreaterThan(0);
  expect(inputsOf(asked, 'visits.seal')).toEqual([]);
});

function fakeProgramRefusesSaves() {
  return fakeProgram({
    'visits.save': () => ({
      ok: false,
      fault: { kind: 'unavailable', code: 'diskFull', message: 'The disk is full.' },
    }),
  });
}

test('an amendment stands beside the original, which stays in sight', async () => {
  const { user, asked } = showVisit({ ...open, seal });
  await user.click(await screen.findByRole('button', { name: 'Amend Work done' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Add amendment' }));
  expect(within(dialog).getByText(/Say why/)).toBeTruthy();
  expect(document.activeElement, 'the cursor is where it is to be mended').toBe(
    within(dialog).getByLabelText('Work done'),
  );
  expect(inputsOf(asked, 'visits.amend')).toEqual([]);
  const value = within(dialog).getByLabelText('Work done');
  await user.clear(value);
  await user.paste('Replaced one sieve bed.');
  await enter(user, within(dialog).getByLabelText(/Reason/), 'Only one bed was replaced.');
  await user.click(within(dialog).getByRole('button', { name: 'Add amendment' }));
  expect(await screen.findByText('Replaced one sieve bed.')).toBeTruthy();
  expect(screen.getByText(open.workDone)).toBeTruthy();
  expect(screen.getByText('Only one bed was replaced.')).toBeTruthy();
  expect(screen.getByText(/^Sample Owner, 06\/11\/2026/)).toBeTruthy();
});

test('a claim starts from the signed visit with everything it names', async () => {
  const { user, asked } = showVisit({ ...open, seal });
  await user.click(await screen.findByRole('button', { name: 'Start claim' }));
  await waitFor(() =>
    expect(inputsOf(asked, 'claims.create')).toEqual([
      { kind: 'repair', patientId: open.patientId, equipmentId: open.equipmentId, visitId: open.id },
    ]),
  );
});

const claimRow: ClaimRow = {
  id: anId(61),
  number: 'CW-2026-000061',
  kind: 'repair',
  state: 'draft',
  patientId: anId(3),
  patientName: 'Testperson, Avery',
  payerName: 'Example Mutual',
  device: 'Examplair Home 5',
  dateOfService: '2026-06-10',
  chargeCents: null,
  blockers: 0,
  unknown: 0,
  gapText: '',
  holdReason: '',
  ownerId: null,
  ownerName: '',
  openedOn: '2026-06-10',
  ageDays: 0,
};

test('a visit with a claim leads to that claim; another one is the second choice', async () => {
  const { user, asked } = showVisit({ ...open, seal }, [claimRow]);
  const link = await screen.findByRole('link', { name: 'Open claim' });
  expect(link.getAttribute('href')).toMatch(new RegExp(`/claims/${claimRow.id}$`));
  expect(screen.queryByRole('button', { name: 'Start claim' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Start another claim' }));
  await waitFor(() => expect(inputsOf(asked, 'claims.create')).toHaveLength(1));
});

test('of several claims the newest is opened', async () => {
  const older = { ...claimRow, id: anId(62), number: 'CW-2025-000099' };
  showVisit({ ...open, seal }, [older, claimRow, { ...older, id: anId(63), number: 'CW-2026-000007' }]);
  const link = await screen.findByRole('link', { name: 'Open claim' });
  expect(link.getAttribute('href')).toMatch(new RegExp(`/claims/${claimRow.id}$`));
});

test('who may only read opens the claim and starts none', async () => {
  const { user: person } = aStatus();
  if (!person) throw new Error('somebody is signed in');
  useSession.setState({ status: aStatus({ user: { ...person, role: 'readOnly' } }) });
  showVisit({ ...open, seal }, [claimRow]);
  expect(await screen.findByRole('link', { name: 'Open claim' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Start/ })).toBeNull();
});

test('what was amended twice shows which reading holds', async () => {
  const by = { before: null, at: '2026-06-11T15:00:00.000Z', userId: anId(1), userName: 'Sample Owner' };
  const amendments = [
    { ...by, id: anId(51), path: 'workDone', after: 'One bed.', reason: 'Counted again.' },
    { ...by, id: anId(52), path: 'workDone', after: 'Both beds.', reason: 'The first count was right.' },
  ];
  showVisit({ ...open, seal, amendments });
  const first = await screen.findByText('One bed.');
  expect(first.closest('del')).not.toBeNull();
  expect(screen.getByText(open.workDone).closest('del')).not.toBeNull();
  expect(screen.getByText('Both beds.').closest('del')).toBeNull();
});

test('who may only read finds nothing to type in and nothing to sign', async () => {
  const { user: person } = aStatus();
  if (!person) throw new Error('somebody is signed in');
  useSession.setState({ status: aStatus({ user: { ...person, role: 'readOnly' } }) });
  showVisit(open);
  expect(await screen.findByLabelText('What you did')).toHaveProperty('readOnly', true);
  expect(screen.queryByRole('button', { name: 'Finish: sign and seal' })).toBeNull();
});
