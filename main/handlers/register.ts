import { equipment } from '../../db/nouns.ts';
import { allMarks, devicesBySerial, everyDevice, holderNames } from '../../db/register.ts';
import { LISTED } from '../../shared/contract/register.ts';
import { deviceLabel, readDeviceLabel } from '../../shared/domain/deviceLabel.ts';
import { likenessKeys } from '../../shared/domain/duplicates.ts';
import { type Equipment, EQUIPMENT_KIND_NAMES, OWNERSHIP_NAMES } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { LABEL_SHEETS } from '../../shared/domain/labelSheets.ts';
import {
  guessMapping,
  HOLDER_HEADING,
  mappingProblem,
  REGISTER_COLUMNS,
  RegisterField,
  type RegisterMapping,
} from '../../shared/domain/registerColumns.ts';
import { blocked, invalid, locked, ok, type Result } from '../../shared/result.ts';
import { noteAbout } from '../auditing/noteAbout.ts';
import { type Delimiter, readCsv } from '../csv/readCsv.ts';
import { type ReadDevice, type ReadRegister, registerRows, twinsInFile } from '../csv/registerRows.ts';
import { writeCsv } from '../csv/writeCsv.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';
import { loadFonts } from '../documents/fonts.ts';
import { renderLabelSheet } from '../documents/labelSheet.ts';
import type { Services } from '../services.ts';
import { frameOf } from './frame.ts';

type RegisterHandlers = Pick<
  Handlers,
  | 'equipment.scan'
  | 'equipment.labels'
  | `register.${'readCsv' | 'checkCsv' | 'importCsv' | 'importProgress' | 'cancelImport' | 'exportCsv'}`
>;

const PREVIEW_ROWS = 10;
/** Taking back more devices than this would hold the program up for longer than anybody waits. */
const UNDOABLE = 2000;

/** The register as a whole: labels, scans, and files in and out. */
export const registerHandlers: RegisterHandlers = {
  'equipment.scan'({ text }, { db }) {
    const id = readDeviceLabel(text);
    if (id !== null) return ok({ found: equipment.get(db, id) ? [id] : [] });
    return ok({ found: devicesBySerial(db, text).map((device) => device.id) });
  },
  async 'equipment.labels'({ ids, sheet, start }, { services }) {
    const read = services.read(({ db, office, now }) =>
      ok({
        officeName: office.name,
        madeAt: now,
        labels: ids.flatMap((id) => {
          const device = equipment.get(db, id);
          return device ? [labelOf(device)] : [];
        }),
      }),
    );
    if (!read.ok) return read;
    const { labels, officeName, madeAt } = read.value;
    if (labels.length === 0) return invalid('ids', 'These devices were removed. Choose others.');
    const { bytes, pages } = await renderLabelSheet(
      labels,
      { sheet: LABEL_SHEETS[sheet], start, officeName, madeAt },
      await loadFonts(),
    );
    const fileName = 'device-labels.pdf';
    return services.read(() =>
      ok({
        outputId: services.outputs.put({ bytes, type: 'application/pdf', name: fileName }),
        fileName,
        pages,
      }),
    );
  },
  'register.readCsv'(input, { services }) {
    const file = fileOf(services, input);
    if (!file.ok) return Promise.resolve(file);
    const { encoding, delimiter, headings, rows } = file.value;
    return Promise.resolve(
      ok({
        encoding,
        delimiter,
        headings: [...headings],
        preview: rows
          .slice(0, PREVIEW_ROWS)
          .map(({ number, cells }) => ({ row: number, cells: cells.slice(0, headings.length) })),
        rows: rows.length,
        mapping: [...guessMapping(headings)],
      }),
    );
  },
  'register.checkCsv'(input, { services }) {
    return Promise.resolve(
      services.read((context) => {
        const judged = judge(services, context, input);
        if (!judged.ok) return judged;
        const { devices, problems, twins, known } = judged.value;
        return ok({
          good: devices.length,
          wrongRows: new Set(problems.map(({ row }) => row)).size,
          problems: problems.slice(0, LISTED),
          twinRows: twins.length,
          twins: twins.slice(0, LISTED),
          knownRows: known.length,
          known: known.slice(0, LISTED),
        });
      }),
    );
  },
  'register.importCsv'(input, { services }) {
    const judged = services.read((context) => judge(services, context, input));
    if (!judged.ok) return Promise.resolve(judged);
    const { devices, problems, twins, known } = judged.value;
    const wrongRows = new Set(problems.map(({ row }) => row)).size;
    if (wrongRows > 0 && !input.leaveOutWrong) {
      return Promise.resolve(
        invalid(
          'leaveOutWrong',
          `${wrongRows === 1 ? 'One row has' : `${wrongRows} rows have`} something wrong. Nothing was taken in. Mend the file, or leave those rows out.`,
        ),
      );
    }
    const like = new Set([...twins, ...known].map(({ row }) => row));
    const taken = input.leaveOutLike ? devices.filter(({ row }) => !like.has(row)) : devices;
    if (taken.length === 0) {
      return Promise.resolve(invalid('file', 'No row is left to take in. The register stays as it is.'));
    }
    const answer = { added: taken.length, leftOut: devices.length - taken.length + wrongRows };
    if (taken.length > UNDOABLE) return takenInSteps(services, taken, answer);
    return Promise.resolve(
      services.write('register.importCsv', 'Import devices', (context) => {
        for (const { values } of taken) equipment.add(frameOf(context), values);
        return ok(answer);
      }),
    );
  },
  'register.importProgress': (_, { services, user }) =>
    Promise.resolve(ok(user && services.jobs.progressOf(user.id))),
  'register.cancelImport': (_, { services, user }) =>
    Promise.resolve(ok({ cancelled: user !== null && services.jobs.cancel(user.id) })),
  'register.exportCsv'({ ownership, withHolders, branchId }, { services }) {
    const holders = new Set<Id>();
    const made = services.read(({ db, today }) => {
      const names = withHolders ? holderNames(db) : new Map<Id, string>();
      const rows: string[][] = [];
      for (const device of everyDevice(db, { ownership, branchId })) {
        const holder = device.holderId === null ? '' : (names.get(device.holderId) ?? '');
        if (device.holderId !== null && holder !== '') holders.add(device.holderId);
        rows.push([
          ...RegisterField.options.map((field) => cellOf(device, field)),
          ...(withHolders ? [holder] : []),
        ]);
      }
      const headings = [
        ...RegisterField.options.map((field) => REGISTER_COLUMNS[field].heading),
        ...(withHolders ? [HOLDER_HEADING] : []),
      ];
      const fileName = `equipment-register-${today}.csv`;
      const bytes = writeCsv(headings, rows);
      return ok({ bytes, fileName, rows: rows.length });
    });
    if (!made.ok) return Promise.resolve(made);
    const { bytes, fileName, rows } = made.value;
    const note = { kind: 'export', channel: 'register.exportCsv', subject: 'equipment' } as const;
    const told = noteAbout(services, { ...note, details: { rows, withHolders } }, [...holders].sort());
    if (!told) return Promise.resolve(locked());
    const outputId = services.outputs.put({ bytes, type: 'text/csv; charset=utf-8', name: fileName });
    return Promise.resolve(ok({ outputId, fileName, rows }));
  },
};

/** So many devices are taken in between two looks at what else there is to do: about a twentieth of a second. */
const STEP = 500;

/** All or none of them, while the program goes on answering. */
async function takenInSteps<Answer>(
  services: Services,
  taken: readonly ReadDevice[],
  answer: Answer,
): Promise<Result<Answer>> {
  const job = services.jobs.begin(services.user()?.id ?? '', services.sitting);
  if (!job) return blocked('You are taking in a list already. Wait for it, or cancel it.');
  let done = 0;
  const total = taken.length;
  try {
    const written = await services.writeInSteps(
      'register.importCsv',
      function* (context) {
        const frame = frameOf(context);
        for (const { values } of taken) {
          equipment.add(frame, values);
          done += 1;
          if (done % STEP === 0 || done === total) yield;
        }
        return ok(answer);
      },
      async () => {
        job.tell({ step: done === total ? 'keeping' : 'reading', done, total });
        await new Promise((resolve) => setImmediate(resolve));
        return !job.signal.aborted;
      },
    );
    return written ?? services.read(() => blocked('Stopped. No device was taken in.'));
  } finally {
    job.end();
  }
}

function labelOf(device: Equipment): Parameters<typeof renderLabelSheet>[0][number] {
  const { make, model, serial } = device;
  return { label: deviceLabel(device.id), make, model, serial };
}

interface FileAsked {
  readonly uploadId: string;
  readonly delimiter: Delimiter | null;
}

function fileOf(services: Services, { uploadId, delimiter }: FileAsked): ReturnType<typeof readCsv> {
  const upload = services.uploads.take(uploadId);
  if (!upload) return invalid('uploadId', 'This file is no longer waiting. Choose it again.');
  return readCsv(upload.bytes, delimiter);
}

interface Judged extends ReadRegister {
  readonly twins: ReturnType<typeof twinsInFile>;
  readonly known: readonly { readonly row: number; readonly equipmentId: Id }[];
}

function judge(
  services: Services,
  { db, today }: ReadContext,
  asked: FileAsked & { readonly mapping: RegisterMapping },
): Result<Judged> {
  const problem = mappingProblem(asked.mapping);
  if (problem !== null) return invalid('mapping', problem);
  const file = fileOf(services, asked);
  if (!file.ok) return file;
  if (asked.mapping.length !== file.value.headings.length) {
    return invalid('mapping', 'The file has other columns than before. Choose it again.');
  }
  const read = registerRows(file.value, asked.mapping, today);
  return ok({ ...read, twins: twinsInFile(read.devices), known: knownRows(db, read.devices) });
}

function knownRows(db: ReadContext['db'], devices: readonly ReadDevice[]): Judged['known'] {
  const register = new Map<string, Id>();
  for (const marks of allMarks(db)) for (const key of likenessKeys(marks)) register.set(key, marks.id);
  return devices.flatMap(({ row, values }) => {
    const equipmentId = likenessKeys(values)
      .map((key) => register.get(key))
      .find((id) => id !== undefined);
    return equipmentId === undefined ? [] : [{ row, equipmentId }];
  });
}

/** One cell of an export, in the form in which an import reads it back. */
function cellOf(device: Equipment, field: RegisterField): string {
  switch (field) {
    case 'kind':
      return device.kind === null ? '' : EQUIPMENT_KIND_NAMES[device.kind];
    case 'ownership':
      return device.ownership === null ? '' : OWNERSHIP_NAMES[device.ownership];
    case 'status':
      return STATUS_NAMES[device.status];
    case 'acquisitionCents':
    case 'replacementCents': {
      const cents = device[field];
      return cents === null ? '' : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    }
    default:
      return String(device[field] ?? '');
  }
}

const STATUS_NAMES: Readonly<Record<Equipment['status'], string>> = {
  inService: 'In service',
  inRepair: 'In repair',
  inStock: 'In stock',
  retired: 'Retired',
};
