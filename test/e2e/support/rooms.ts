import { expect } from '../../support/program.ts';
import type { Page } from '@playwright/test';
import { get } from './bridge.ts';
import { goTo } from './office.ts';

/** Addresses of every room, with a record of each kind. */
export async function rooms(page: Page): Promise<readonly string[]> {
  // So that every room shows what it has for an office of several devices.
  await get(page, 'branches.turnOn', {
    branchName: 'Sample branch',
    deviceName: 'Front desk',
    ownPassphrase: '',
  });
  const list = { query: '', offset: 0, limit: 20 };
  const patients = await get(page, 'patients.list', list);
  const devices = await get(page, 'equipment.list', { ...list, ownership: null });
  const visits = await get(page, 'visits.list', { ...list, sealed: null });
  const open = await get(page, 'visits.list', { ...list, sealed: false });
  const documents = await get(page, 'documents.list', { ...list, type: null, patientId: null });
  const payers = await get(page, 'payers.list', list);
  const claims = await get(page, 'claims.list', {
    ...list,
    states: [],
    kind: null,
    payerId: null,
    sort: 'newest',
  });
  const [recall] = await get(page, 'recalls.list', {});
  const [audit] = await get(page, 'audit.list', {});
  const one = { offset: 0, limit: 1 };
  const remittance = (await get(page, 'remittances.list', one)).rows[0]?.remittance;
  const refusal = (
    await get(page, 'denials.list', { ...one, query: '', kind: null, states: [], ownerId: null })
  ).rows[0]?.denial;
  const denied = claims.rows.find((row) => row.state === 'denied');
  const parts = await get(page, 'parts.list', { ...list, wanting: false, retired: false });
  const draft = claims.rows.find((row) => row.state === 'draft' && row.kind === 'repair');
  const rental = claims.rows.find((row) => row.kind === 'portableRental');
  const finalized = claims.rows.find((row) => row.state === 'finalised');
  const records = [
    ['patients', patients.rows[0]?.id],
    ['equipment', devices.rows[0]?.id],
    ['equipment', devices.rows.find((row) => row.ownership === 'rental')?.id],
    ['service', visits.rows.find((row) => row.sealed)?.id],
    ['service', open.rows[0]?.id],
    ['documents', documents.rows[0]?.id],
    ['payers', payers.rows[0]?.id],
    ['equipment/recalls', recall?.id],
    ['audits', audit?.request.id],
    ['equipment/parts', parts.rows[0]?.id],
    ['send/files', await aFile(page)],
    ['claims', draft?.id],
    ['claims', rental?.id],
    ['claims', finalized?.id],
    ['claims', denied?.id],
    ['returned/remittances', remittance?.id],
    ['refusals/one', refusal?.id],
  ].flatMap(([area, id]) => (id === undefined ? [] : [`/${area ?? ''}/${id}`]));
  const halls = [
    'today',
    'work',
    'claims',
    'send',
    'patients',
    'equipment',
    'service',
    'documents',
    'payers',
    'codes',
    'reports',
    'settings',
  ];
  return [
    ...halls.map((hall) => `/${hall}`),
    '/safety/own',
    '/safety/people',
    '/safety/safeguards',
    '/safety/audit',
    '/safety/retention',
    '/branches',
    '/branches/exchange',
    '/branches/conflicts',
    '/audits',
    '/chase',
    '/letters/texts',
    '/returned',
    '/returned/remittances',
    '/refusals',
    '/refusals/denied',
    '/send/files',
    '/codes/L7600',
    '/codes/import',
    '/equipment/maintenance',
    '/equipment/schedules',
    '/equipment/recalls',
    '/equipment/parts',
    '/equipment/parts/new',
    '/equipment/rentals',
    '/equipment/rentals/run',
    '/equipment/duplicates',
    '/equipment/import',
    '/patients/new',
    '/payers/new',
    ...records,
  ];
}

/** A file of the claims that are ready. */
async function aFile(page: Page): Promise<string | undefined> {
  const [partner] = await get(page, 'partners.list', {});
  if (!partner) return undefined;
  const { claims } = await get(page, 'batches.ready', { partnerId: partner.id });
  const claimIds = claims.filter(({ problems }) => problems.length === 0).map(({ id }) => id);
  if (claimIds.length === 0) return undefined;
  return (await get(page, 'batches.write', { partnerId: partner.id, claimIds })).id;
}

/** A room is there once its heading is, nothing in it loads any more, and it has been drawn. */
export async function arrive(page: Page, room: string): Promise<void> {
  await goTo(page, room);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.waitForTimeout(150);
}
