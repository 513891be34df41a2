// Every text of every record says something harmful; then everything is read, printed and taken out.
import Papa from 'papaparse';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../shared/contract/auditTrail.ts';
import { type ChannelName, contract, isChannelName, type InputOf } from '../shared/contract/contract.ts';
import { LetterKind } from '../shared/domain/letter.ts';
import { ReportKind } from '../shared/domain/reportFigures.ts';
import type { Result } from '../shared/result.ts';
import { anApp, type AppUnderTest, aSampleOffice } from './support/anApp.ts';
import { structureFindings } from './support/edi/structure837.ts';
import { chanceOf, SEED } from './support/fuzz/chance.ts';
import { valueFor } from './support/fuzz/schemaValues.ts';
import { ALL_CLAIMS } from './support/sampleRecords.ts';
import { fillWithScript, HARM, MARK } from './support/scriptedOffice.ts';

const SAMPLE_PASSPHRASE = 'look around 4 practice only';
const list = { query: '', offset: 0, limit: 200 };
const offset = { right: 0, down: 0 };

async function aScriptedOffice(): Promise<AppUnderTest> {
  const first = await aSampleOffice();
  await first.core.close();
  const filled = await fillWithScript(`${first.dataDir}/sample`, SAMPLE_PASSPHRASE);
  expect(filled.tables).toBeGreaterThan(30);
  expect(filled.cells).toBeGreaterThan(1_000);
  const app = anApp({ sample: true, dataDir: first.dataDir });
  const status = await app.get('session.status', {});
  expect(status.problem).toBeNull();
  expect(JSON.stringify(status)).toContain(MARK);
  return app;
}

function idsIn(value: unknown, found: Set<string>): void {
  if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value)) found.add(value);
  else if (Array.isArray(value)) for (const one of value) idsIn(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) idsIn(one, found);
}

interface Made {
  readonly channel: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Makes everything that can be printed or saved, as often as there are records for it. */
async function everyOutput(app: AppUnderTest): Promise<{ made: Made[]; refused: Map<string, string> }> {
  const made: Made[] = [];
  const refused = new Map<string, string>();
  async function make<Name extends ChannelName>(channel: Name, input: InputOf<Name>): Promise<void> {
    const answer = (await app.ask(channel, input)) as Result<{ outputId: string; fileName: string }>;
    if (!answer.ok) {
      refused.set(`${channel}: ${answer.fault.kind}`, answer.fault.message);
      return;
    }
    const file = await app.core.getFile('output', answer.value.outputId);
    if (!file) throw new Error(`${channel} gave no file`);
    expect(file.name).toBe(answer.value.fileName);
    made.push({ channel, fileName: file.name, bytes: file.bytes });
  }
  const claims = (await app.get('claims.list', { ...ALL_CLAIMS, limit: 100 })).rows;
  for (const { id, state } of claims.slice(0, 4)) {
    await make('claims.packet', { id });
    if (!['draft', 'review'].includes(state)) await make('forms.cms1500', { claimId: id, offset });
  }
  for (const kind of LetterKind.options) {
    for (const { id } of claims.slice(0, 1)) {
      const options = await app.get('letters.options', { claimId: id });
      await make('letters.preview', {
        kind,
        claimId: id,
        physicianId: options.physicianId,
        denialId: null,
        ruleIds: options.asks.map(({ ruleId }) => ruleId),
        note: `${HARM} <script>`,
        faxCover: true,
        orderForm: true,
      });
    }
  }
  for (const { chase } of (
    await app.get('chase.list', {
      ...list,
      limit: 50,
      physicianId: null,
      states: ['toSend', 'sent', 'dueAgain'],
    })
  ).rows)
    await make('chase.print', { ids: [chase.id], physicianId: null });
  for (const { id } of await app.get('recalls.list', {})) {
    await make('recalls.letters', { id });
    await make('recalls.report', { id });
  }
  for (const { id } of (await app.get('visits.list', { ...list, sealed: null })).rows.slice(0, 3))
    await make('visits.report', { id });
  const devices = (await app.get('equipment.list', { ...list, ownership: null })).rows.map(({ id }) => id);
  await make('equipment.labels', { ids: devices.slice(0, 40), sheet: 'avery5160', start: 0 } as never);
  await make('register.exportCsv', { ownership: null, withHolders: true });
  for (const report of ReportKind.options)
    await make('reports.csv', { report, period: { from: '2026-01-01', to: '2026-12-31' } });
  await make('auditTrail.export', { filter: NO_AUDIT_FILTER, format: 'csv' });
  await make('auditTrail.export', { filter: NO_AUDIT_FILTER, format: 'jsonLines' });
  await make('auditTrail.print', { filter: NO_AUDIT_FILTER });
  for (const { request } of await app.get('audit.list', {})) {
    const packet = await app.ask('audit.make', { id: request.id });
    if (packet.ok) await make('audit.open', { packetId: packet.value.id, part: 1 });
    else refused.set(`audit.make: ${packet.fault.kind}`, packet.fault.message);
  }
  for (const { id } of await app.get('partners.list', {})) {
    const ready = await app.get('batches.ready', { partnerId: id });
    const claimIds = ready.claims.filter(({ problems }) => problems.length === 0).map((claim) => claim.id);
    if (claimIds.length === 0) continue;
    const batch = await app.ask('batches.write', { partnerId: id, claimIds });
    if (batch.ok) await make('batches.open', { id: batch.value.id });
    else refused.set(`batches.write: ${batch.fault.kind}`, batch.fault.message);
  }
  return { made, refused };
}

/** What a reader of PDFs would run or follow by itself. */
async function actsIn(bytes: Uint8Array): Promise<{ pages: number; acts: string[] }> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
  });
  const document = await task.promise;
  const acts: string[] = [];
  if (await document.hasJSActions()) acts.push('script');
  if ((await document.getOpenAction()) !== null) acts.push('an act on opening');
  if ((await document.getAttachments()) !== null) acts.push('files inside');
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    for (const note of (await page.getAnnotations()) as {
      url?: string;
      unsafeUrl?: string;
      subtype?: string;
    }[])
      if (note.url ?? note.unsafeUrl) acts.push(`a link on page ${String(number)}`);
    await page.getTextContent();
  }
  const pages = document.numPages;
  await task.destroy();
  return { pages, acts };
}

test('harmful text in every field breaks no answer, no print and no file, and is run by none', async () => {
  const app = await aScriptedOffice();

  // Every reading message, about records of every kind: an answer or a refusal by name.
  const known = new Set<string>();
  for (const [channel, input] of [
    ['patients.list', list],
    ['claims.list', { ...ALL_CLAIMS }],
    ['equipment.list', { ...list, ownership: null }],
    ['visits.list', { ...list, sealed: null }],
    ['documents.list', { ...list, type: null, patientId: null }],
    ['payers.list', list],
    ['recalls.list', {}],
    ['audit.list', {}],
    ['users.list', {}],
  ] as const)
    idsIn(await app.get(channel as ChannelName, input as never), known);
  expect(known.size).toBeGreaterThan(100);
  const chance = chanceOf(SEED);
  const bugs: string[] = [];
  for (const channel of Object.keys(contract).filter(isChannelName)) {
    if (contract[channel].kind !== 'read') continue;
    for (let time = 0; time < 5; time += 1) {
      const input = valueFor(contract[channel].input, chance, [...known]);
      const answer = (await app.ask(channel, input as never)) as Result<unknown>;
      if (!answer.ok && answer.fault.kind === 'internal') bugs.push(`${channel}: ${app.logged.at(-1) ?? ''}`);
    }
  }
  expect(bugs).toEqual([]);

  const { made, refused } = await everyOutput(app);
  for (const [what, message] of refused) {
    expect(what).not.toContain('internal');
    expect(`${what} ${message}`).not.toContain(MARK);
  }
  const kinds = new Set(made.map(({ channel }) => channel));
  for (const channel of [
    'claims.packet',
    'letters.preview',
    'recalls.letters',
    'visits.report',
    'equipment.labels',
  ])
    expect([...kinds], JSON.stringify([...refused])).toContain(channel);
  let shown = 0;
  for (const { channel, fileName, bytes } of made) {
    expect(fileName, channel).toMatch(/^[\w .,()-]+\.(pdf|csv|jsonl|x12|837|txt)$/i);
    if (fileName.endsWith('.pdf')) {
      const { pages, acts } = await actsIn(bytes);
      expect(pages, channel).toBeGreaterThan(0);
      expect(acts, channel).toEqual([]);
    } else if (fileName.endsWith('.csv')) {
      const text = new TextDecoder().decode(bytes);
      const { data, errors } = Papa.parse<string[]>(text.trimEnd());
      expect(errors, channel).toEqual([]);
      expect(new Set(data.map(({ length }) => length)).size, channel).toBe(1);
      for (const cell of data.flat()) expect(cell, channel).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠]/u);
      if (text.includes(MARK)) shown += 1;
    } else if (channel === 'batches.open') {
      expect(structureFindings(Buffer.from(bytes).toString('latin1'))).toEqual([]);
    }
  }
  // The texts did come out: as text.
  expect(shown).toBeGreaterThan(0);
  expect(app.logged.join('\n')).not.toContain(MARK);
}, 120_000);
