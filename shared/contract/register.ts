import { z } from 'zod';
import { Ownership } from '../domain/equipment.ts';
import { Id } from '../domain/ids.ts';
import { LABEL_SHEET_IDS } from '../domain/labelSheets.ts';
import { RegisterField } from '../domain/registerColumns.ts';
import { EVERYBODY, DESK, effect, InBranch, NOTHING, read, STAFF } from './channel.ts';

/** The register as a whole: labels, scans, and files in and out. A file is sent anew for each step. */

const Delimiter = z.enum([',', ';', '\t']);

const File = {
  /** Of POST /files. */
  uploadId: z.string().max(64),
  /** Null: found out from the file. */
  delimiter: Delimiter.nullable(),
};

const Mapping = z.array(RegisterField.nullable()).max(200);

export const CsvPreview = z.strictObject({
  encoding: z.string(),
  delimiter: Delimiter,
  headings: z.array(z.string()),
  /** The first rows, as they stand in the file. */
  preview: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()) })),
  rows: z.int(),
  mapping: Mapping,
});
export type CsvPreview = z.infer<typeof CsvPreview>;

export const CsvCheck = z.strictObject({
  /** Devices that could be taken in, likely duplicates among them. */
  good: z.int(),
  /** Rows with something wrong, and the first of what is. Rows are counted as a spreadsheet does: headings are row 1. */
  wrongRows: z.int(),
  problems: z.array(z.strictObject({ row: z.int(), column: z.string(), why: z.string() })),
  /** Rows that are like an earlier row of the file. */
  twinRows: z.int(),
  twins: z.array(z.strictObject({ row: z.int(), earlier: z.int() })),
  /** Rows that are like a device of the register. */
  knownRows: z.int(),
  known: z.array(z.strictObject({ row: z.int(), equipmentId: Id })),
});
export type CsvCheck = z.infer<typeof CsvCheck>;

/** Most problems and duplicates that are listed one by one. */
export const LISTED = 200;
/** Most labels of one print. */
export const MOST_LABELS = 2000;

const Output = z.strictObject({ outputId: z.string(), fileName: z.string() });

export const registerChannels = {
  /** What a scanner read: a label, or a whole serial. Empty when nothing is known by it. */
  'equipment.scan': read(
    z.strictObject({ text: z.string().max(120) }),
    z.strictObject({ found: z.array(Id) }),
    EVERYBODY,
  ),
  /** A sheet of labels, ready at GET /output/<outputId>. */
  'equipment.labels': effect(
    STAFF,
    z.strictObject({
      ids: z.array(Id).min(1).max(MOST_LABELS),
      sheet: z.enum(LABEL_SHEET_IDS),
      /** Labels of the first sheet that are used up already. */
      start: z.int().min(0).max(79),
    }),
    Output.extend({ pages: z.int() }),
  ),
  'register.readCsv': effect(DESK, z.strictObject(File), CsvPreview),
  'register.checkCsv': effect(DESK, z.strictObject({ ...File, mapping: Mapping }), CsvCheck),
  /** All devices of the file in one transaction, or none. Refused while rows are wrong, unless they are left out. */
  'register.importCsv': effect(
    DESK,
    z.strictObject({
      ...File,
      mapping: Mapping,
      leaveOutWrong: z.boolean(),
      /** Leaves out rows that are like an earlier row, or like a device of the register. */
      leaveOutLike: z.boolean(),
    }),
    z.strictObject({ added: z.int(), leftOut: z.int() }),
  ),
  /** How far the caller's long list is; null when none is being taken in. */
  'register.importProgress': effect(
    DESK,
    NOTHING,
    z.strictObject({ step: z.string(), done: z.int(), total: z.int() }).nullable(),
  ),
  /** Stops it: nothing of it is kept. False when none is going on, or when it is past stopping. */
  'register.cancelImport': effect(DESK, NOTHING, z.strictObject({ cancelled: z.boolean() })),
  /** The register as a CSV file, ready at GET /output/<outputId>. */
  'register.exportCsv': effect(
    DESK,
    z.strictObject({ ownership: Ownership.nullable(), withHolders: z.boolean(), ...InBranch }),
    Output.extend({ rows: z.int() }),
  ),
};
