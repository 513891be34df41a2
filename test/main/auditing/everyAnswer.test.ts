import { expect, test } from 'vitest';
import { type AuditTrailRow, NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { type ChannelName, contract } from '../../../shared/contract/contract.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { PatientValues } from '../../../shared/domain/people.ts';
import type { Result } from '../../../shared/result.ts';
import { aRequirement } from '../../support/aRequirement.ts';
import { type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { valuesOf } from '../../support/sampleRecords.ts';
import { twoOffices } from '../../support/sync/twoOffices.ts';

/** Fields in which a name may stand that need not be in the entry, each with its reason. */
const JUSTIFIED: readonly { readonly field: string; readonly why: string }[] = [
  {
    field: 'receivedBy',
    why: 'Who signed for a delivery is typed as text; the sample has one name for all.',
  },
];

const PAGE = { offset: 0, limit: 200 };
const LIST = { query: '', ...PAGE };
const SPAN = { from: '2020-01-01', to: '2027-12-31' };
/** Longer than looks at the same are told together. */
const APART_MS = 700_000;
const MOST_OF_A_KIND = 20;

interface Known {
  readonly patients: readonly { readonly id: string; readonly names: readonly string[] }[];
  /** Kind to ids of records of it. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly month: string;
  /** How some payer is billed. */
  readonly settings: unknown;
}

/** Which inputs to ask each channel that reads with; by id where one is left out. */
function inputsOf(channel: ChannelName, { patients, ids, month, settings }: Known): readonly unknown[] {
  const of = (kind: string) => (ids[kind] ?? []).slice(0, MOST_OF_A_KIND);
  const each = (kind: string, field = 'id', rest: object = {}) =>
    of(kind).map((id) => ({ [field]: id, ...rest }));
  const claimOrPatient = [...each('claim', 'claimId'), ...each('patient', 'patientId')];
  const special: Partial<Record<ChannelName, readonly unknown[]>> = {
    'retention.due': [{ after: null, limit: 200 }],
    'retention.ofPatient': each('patient', 'patientId'),
    'retention.preview': [{ patientIds: patients.slice(0, 5).map(({ id }) => id) }],
    'patients.list': [LIST],
    'patients.get': each('patient'),
    'physicians.list': [LIST],
    'physicians.get': each('physician'),
    'equipment.list': [{ ...LIST, ownership: null }],
    'equipment.scan': [{ text: 'x' }],
    'visits.list': [{ ...LIST, sealed: null }],
    'documents.list': [{ ...LIST, type: null, patientId: null }],
    'documents.get': each('document'),
    'documents.marks': each('document', 'documentId'),
    'payers.list': [LIST],
    'payers.get': each('payer'),
    'payers.preview': each('payer', 'id', { settings }).slice(0, 1),
    'payers.usedRequirements': each('payer'),
    'payers.tryRequirement': of('claim').flatMap((claimId) =>
      each('payer', 'id', { requirement: aRequirement(), claimId }).slice(0, 1),
    ),
    'history.of': ['patient', 'equipment', 'claim', 'visit'].flatMap((kind) =>
      each(kind, 'id', { kind, ...PAGE }),
    ),
    'work.queues': [{ ownerId: null }],
    'work.queue': ['missingDocuments', 'sent', 'ready', 'draft'].map((queue) => ({
      queue,
      ownerId: null,
      ...PAGE,
    })),
    'work.dueSoon': [{ withinDays: 365 }],
    'search.find': patients
      .slice(0, 3)
      .map(({ names }) => ({ query: (names[0] ?? '').slice(0, 5), limit: 20 })),
    'claims.list': [{ ...LIST, states: [], kind: null, payerId: null, sort: 'newest' }],
    'reports.overrides': [{ month }],
    'claims.billable': each('patient', 'patientId', { kind: 'repair', equipmentId: null, visitId: null }),
    'rentals.list': [{ ...LIST, state: null }],
    'rentals.get': each('rental'),
    'rentals.ofDevice': each('equipment', 'equipmentId'),
    'rentals.ofPatient': each('patient', 'patientId'),
    'rentals.due': [{ month, after: null, limit: 200 }],
    'parts.list': [{ ...LIST, wanting: false, retired: false }],
    'parts.get': each('part'),
    'maintenance.queue': [{ ...LIST, states: [] }],
    'recalls.get': each('recall'),
    'equipment.replacementView': each('equipment', 'equipmentId', { visitId: null }),
    'visits.waiting': [{ for: 'desk' }, { for: 'bench' }],
    'service.verifyLog': [{ equipmentId: null, after: '' }],
    'audit.ofPatient': each('patient'),
    'audit.get': each('auditRequest'),
    'auditTrail.entry': [{ n: 1 }, { n: 5 }],
    'outgoing.claim': each('claim', 'claimId'),
    'batches.ready': each('partner', 'partnerId'),
    'batches.list': [PAGE],
    'batches.get': each('batch'),
    'returned.list': [PAGE],
    'remittances.list': [PAGE],
    'remittances.get': each('remittance'),
    'denials.list': [{ ...LIST, kind: null, states: [], ownerId: null }],
    'denials.get': each('denial'),
    'denials.memory': [SPAN],
    'letters.of': claimOrPatient,
    'chase.list': [{ ...LIST, physicianId: null, states: [] }],
    'chase.of': claimOrPatient,
    'reports.figures': [SPAN],
    'conflicts.list': [PAGE],
  };
  const own = special[channel];
  if (own) return own;
  const { input } = contract[channel];
  if (input.safeParse({}).success) return [{}];
  if (input.safeParse({ claimId: patients[0]?.id }).success) return each('claim', 'claimId');
  const [room = ''] = channel.split('.');
  const kind = { claims: 'claim', visits: 'visit', denials: 'denial' }[room] ?? 'equipment';
  if (channel === 'loans.ofVisit') return each('visit');
  return input.safeParse({ id: patients[0]?.id }).success ? each(kind) : [];
}

async function known(app: AppUnderTest): Promise<Known> {
  const { rows } = await app.get('patients.list', LIST);
  const patients = await Promise.all(
    rows.map(async ({ id, name }) => {
      const { patient } = await app.get('patients.get', { id });
      return { id, names: [name, `${patient.firstName} ${patient.lastName}`] };
    }),
  );
  const idsOf = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);
  const claims = await app.get('claims.list', {
    ...LIST,
    states: [],
    kind: null,
    payerId: null,
    sort: 'newest',
  });
  const denials = await app.get('denials.list', { ...LIST, kind: null, states: [], ownerId: null });
  const remittances = await app.get('remittances.list', PAGE);
  const partners = idsOf(await app.get('partners.list', {}));
  for (const partnerId of partners) {
    const claimIds = idsOf((await app.get('batches.ready', { partnerId })).claims).slice(0, 5);
    if (claimIds.length > 0) await app.ask('batches.write', { partnerId, claimIds });
  }
  const device = await passedOn(app);
  const payers = idsOf((await app.get('payers.list', LIST)).rows);
  const payer = await app.get('payers.get', { id: payers[0] ?? '' });
  return {
    patients,
    settings: payer.settings,
    month: (await app.get('session.status', {})).today.slice(0, 7),
    ids: {
      patient: idsOf(rows),
      claim: idsOf(claims.rows),
      denial: denials.rows.map(({ denial }) => denial.id),
      remittance: remittances.rows.map(({ remittance }) => remittance.id),
      batch: (await app.get('batches.list', PAGE)).rows.map(({ batch }) => batch.id),
      partner: partners,
      visit: idsOf((await app.get('visits.list', { ...LIST, sealed: null })).rows),
      equipment: [device, ...idsOf((await app.get('equipment.list', { ...LIST, ownership: null })).rows)],
      rental: idsOf((await app.get('rentals.list', { ...LIST, state: null })).rows),
      document: idsOf((await app.get('documents.list', { ...LIST, type: null, patientId: null })).rows),
      physician: idsOf((await app.get('physicians.list', LIST)).rows),
      payer: payers,
      part: idsOf((await app.get('parts.list', { ...LIST, wanting: false, retired: false })).rows),
      recall: (await app.get('recalls.list', {})).map((row) => row.id),
      auditRequest: (await app.get('audit.list', {})).map(({ request }) => request.id),
    },
  };
}

/** A device that one patient had and another has, each as a rental. @returns its id */
async function passedOn(app: AppUnderTest): Promise<string> {
  const { rows } = await app.get('patients.list', LIST);
  const today = (await app.get('session.status', {})).today;
  const stock = await app.get('equipment.list', { ...LIST, ownership: 'stock', status: 'inStock' });
  let { id, revision } = (await app.get('equipment.get', { id: stock.rows[0]?.id ?? '' })).equipment;
  const rental = { class: null, code: '' };
  const moves = [
    { kind: 'delivered', holderId: rows.at(-1)?.id ?? '' },
    { kind: 'pickedUp', holderId: null },
    { kind: 'delivered', holderId: rows.at(-2)?.id ?? '' },
  ] as const;
  for (const { kind, holderId } of moves) {
    const ownership = holderId === null ? null : ('rental' as const);
    const moved = await app.get('equipment.move', {
      id,
      revision,
      move: { kind, on: today, holderId, ownership, location: '', reason: 'for the walk' },
      anyway: true,
      rental: holderId === null ? null : rental,
    });
    ({ id, revision } = moved);
  }
  return id;
}

async function trailSince(app: AppUnderTest, at: string): Promise<AuditTrailRow['entry'][]> {
  const found: AuditTrailRow['entry'][] = [];
  for (let before: number | null = null; ;) {
    const page: { readonly rows: readonly AuditTrailRow[] } = await app.get('auditTrail.list', {
      filter: NO_AUDIT_FILTER,
      before,
      limit: 200,
    });
    for (const { entry } of page.rows) if (entry.at >= at) found.push(entry);
    const last: AuditTrailRow['entry'] | undefined = page.rows.at(-1)?.entry;
    if (!last || last.at < at || page.rows.length < 200) return found;
    before = last.n;
  }
}

/** An answer as text, without what is justified; histories hold records as text in text. */
function judged(answer: unknown): string {
  return JUSTIFIED.reduce(
    (text, { field }) => text.replaceAll(new RegExp(`\\\\?"${field}\\\\?":\\\\?"[^"\\\\]*\\\\?"`, 'g'), ''),
    JSON.stringify(answer),
  );
}

/** An office of two devices, on which somebody wrote on each of them about the same patient and the same device. */
async function oneOfTwo(): Promise<AppUnderTest> {
  const { a, b, carry } = await twoOffices();
  for (const [app, phone] of [
    [a, '2175550111'],
    [b, '2175550122'],
  ] as const) {
    const { patient } = await app.get('patients.get', {
      id: (await app.get('patients.list', LIST)).rows[0]?.id ?? '',
    });
    await app.get('patients.save', {
      id: patient.id,
      revision: patient.revision,
      values: { ...valuesOf(PatientValues, patient), phone },
    });
    const held = (await app.get('equipment.list', { ...LIST, ownership: 'rental' })).rows[0]?.id ?? '';
    const { equipment } = await app.get('equipment.get', { id: held });
    await app.get('equipment.save', {
      id: equipment.id,
      revision: equipment.revision,
      values: { ...valuesOf(EquipmentValues, equipment), note: phone },
    });
  }
  await carry(b, a);
  expect((await a.get('conflicts.list', PAGE)).total).toBe(2);
  return a;
}

test('every patient whom an answer names stands in the entry about it', { timeout: 60_000 }, async () => {
  const app = await oneOfTwo();
  const all = await known(app);
  const channels = (Object.keys(contract) as ChannelName[]).filter((name) => contract[name].kind === 'read');
  const begin = app.clock.now;
  const shown: { channel: ChannelName; at: number; patients: string[] }[] = [];
  const unasked: string[] = [];
  for (const channel of channels) {
    let answered = 0;
    for (const input of inputsOf(channel, all)) {
      app.clock.now += APART_MS;
      const at = app.clock.now;
      const answer = (await app.core.call(channel, input, { windowId: 'walk' })) as Result<unknown>;
      if (!answer.ok) continue;
      answered += 1;
      const text = judged(answer.value);
      const patients = all.patients
        .filter(({ id, names }) => text.includes(id) || names.some((name) => text.includes(name)))
        .map(({ id }) => id);
      if (patients.length > 0) shown.push({ channel, at, patients });
    }
    if (answered === 0) unasked.push(channel);
  }
  const trail = await trailSince(app, new Date(begin).toISOString());
  const missing = new Map<string, number>();
  for (const { channel, at, patients } of shown) {
    const about = trail.filter((entry) => {
      const since = Date.parse(entry.at) - at;
      return entry.channel === channel && since >= 0 && since < APART_MS / 2;
    });
    const told = new Set(about.flatMap(({ patientId, details }) => [patientId, details['patients']].flat()));
    const left = patients.filter((id) => !told.has(id)).length;
    if (left > 0) missing.set(channel, (missing.get(channel) ?? 0) + left);
  }
  expect({ unasked, missing: Object.fromEntries(missing) }).toEqual({ unasked: [], missing: {} });
});

test('every patient in a file that is taken out stands in its entry', async () => {
  const app = await aSampleOffice();
  const { patients } = await known(app);
  const filter = { ...NO_AUDIT_FILTER, kinds: ['export' as const] };
  const begin = new Date(app.clock.now).toISOString();
  const files = [
    (await app.get('register.exportCsv', { withHolders: true, ownership: null })).outputId,
    ...(await Promise.all(
      (await app.get('returned.list', PAGE)).rows.map(({ id }) => app.get('returned.open', { id })),
    ).then((opened) => opened.map(({ outputId }) => outputId))),
  ];
  const { rows } = await app.get('auditTrail.list', { filter, before: null, limit: 50 });
  const entries = rows.filter(({ entry }) => entry.at >= begin).toReversed();
  expect(entries).toHaveLength(files.length);
  let named = 0;
  for (const [index, outputId] of files.entries()) {
    const file = await app.core.getFile('output', outputId);
    const text = new TextDecoder().decode(file?.bytes).toLowerCase();
    const entry = entries[index]?.entry;
    const told = [entry?.patientId, entry?.details['patients']].flat();
    // Payers' files tell claims by number; who is named in them as well is looked for below.
    expect(told.filter(Boolean).length, String(index)).toBeGreaterThan(0);
    for (const { id, names } of patients) {
      const [last = '', first = ''] = (names[0] ?? '').toLowerCase().split(', ');
      const there = index === 0 ? text.includes(`${last}, ${first}`) : text.includes(`*${last}*${first}*`);
      if (there) named += 1;
      if (there) expect(told, entry?.channel).toContain(id);
    }
  }
  expect(named).toBeGreaterThan(10);
});
