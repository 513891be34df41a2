import { z } from 'zod';
import { openWithPassphrase, passphraseHolders, readKeyFile } from '../../db/keys.ts';
import { fieldOf } from '../../db/columnNames.ts';
import { openDatabase } from '../../db/open.ts';
import { storePaths } from '../../db/paths.ts';
import { storeSchema } from '../../db/schema.ts';
import * as audit from '../../shared/domain/auditRequest.ts';
import * as chase from '../../shared/domain/chase.ts';
import * as claim from '../../shared/domain/claim.ts';
import * as clinical from '../../shared/domain/clinical.ts';
import * as custody from '../../shared/domain/custody.ts';
import * as denial from '../../shared/domain/denial.ts';
import * as document from '../../shared/domain/document.ts';
import * as equipment from '../../shared/domain/equipment.ts';
import * as handover from '../../shared/domain/handover.ts';
import * as letter from '../../shared/domain/letter.ts';
import * as loan from '../../shared/domain/loan.ts';
import * as maintenance from '../../shared/domain/maintenance.ts';
import * as parts from '../../shared/domain/partsCatalog.ts';
import * as payer from '../../shared/domain/payer.ts';
import * as people from '../../shared/domain/people.ts';
import * as photoMarks from '../../shared/domain/photoMarks.ts';
import * as recall from '../../shared/domain/recall.ts';
import * as rental from '../../shared/domain/rental.ts';
import * as decision from '../../shared/domain/replacementDecision.ts';
import * as serviceRecord from '../../shared/domain/serviceRecord.ts';
import * as visit from '../../shared/domain/serviceVisit.ts';
import * as partner from '../../shared/domain/tradingPartner.ts';

/**
 * An office in which every text that a person may type says something harmful: script, markup, a formula, marks of
 * X12 and of PDF. It is written past the program, as what an import or an older version could have left. Which texts
 * there are is read from the schemas of the records, so that a field of tomorrow is filled too.
 */

export const HARM = 'window.harmed=1';
/** In a text it is shown as what it is; nothing of the program says it. */
export const MARK = 'onerror=';

/** From the longest to the shortest that a field may take. Each begins as a formula does. */
const HARMFUL: readonly string[] = [
  `=cmd|'/C calc'!A0<img src=x ${MARK}"${HARM}"></textarea></title><script>${HARM}</script>{{7*7}}\u202e) Tj ET~*:^|`,
  `@SUM(1)<img src=x ${MARK}"${HARM}"></textarea><script>${HARM}</script>`,
  `+<img src=x ${MARK}${HARM}>`,
  `-<img src=x ${MARK}harmed()>`,
  '=<b>"\'&~*',
  '=<',
];

/** They name, count or lead somewhere: nobody types them. */
const NOT_TYPED =
  /^(id|number|.*Ids?|attachment|sha256|.*[hH]ash|mediaType|mark|timeZone|.*(At|On|Zone)|role|language|logo|.*[sS]ignature|image|points?|packs?|rulesId|ruleId|rule|path|key|kind|state)$/;

const MODULES: readonly Readonly<Record<string, unknown>>[] = [
  audit,
  chase,
  claim,
  clinical,
  custody,
  denial,
  document,
  equipment,
  handover,
  letter,
  loan,
  maintenance,
  parts,
  payer,
  people,
  photoMarks,
  recall,
  rental,
  decision,
  serviceRecord,
  visit,
  partner,
];

type Shape = Readonly<Record<string, z.ZodType>>;

/** The schema of which most fields are columns of the table. */
function schemaOf(columns: ReadonlySet<string>): Shape | null {
  const shapes = MODULES.flatMap((module) => Object.values(module)).flatMap((one) =>
    one instanceof z.ZodObject ? [one.shape as Shape] : [],
  );
  const fitting = shapes.map((shape) => {
    const names = Object.keys(shape).filter((name) => name !== 'revision');
    const there = names.filter((name) => columns.has(name)).length;
    return { shape, there, share: there / names.length };
  });
  const [best] = fitting
    .filter(({ there, share }) => there >= 3 && share > 0.5)
    .sort((left, right) => right.there * right.share - left.there * left.share);
  return best?.shape ?? null;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
}

/** The same value with every text in it that the schema lets be anything made harmful. */
function harmful(schema: z.ZodType, value: unknown): unknown {
  if (typeof value === 'string') return HARMFUL.find((text) => schema.safeParse(text).success) ?? value;
  const definition = schema._zod.def as unknown as Definition;
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const inner = (schema.shape as Shape)[name];
        return [name, inner && !NOT_TYPED.test(name) ? harmful(inner, one) : one];
      }),
    );
  }
  if (Array.isArray(value)) {
    const { element } = definition.innerType ? unwrapped(schema) : definition;
    return element ? value.map((one) => harmful(element, one)) : value;
  }
  if (definition.options) {
    const fitting = definition.options.find((option) => option.safeParse(value).success);
    return fitting ? harmful(fitting, value) : value;
  }
  const inner = definition.innerType ?? definition.in;
  return inner ? harmful(inner, value) : value;
}

function unwrapped(schema: z.ZodType): Definition {
  const definition = schema._zod.def as unknown as Definition;
  return definition.innerType ? unwrapped(definition.innerType) : definition;
}

/** @returns how many columns of how many tables were filled. */
export async function fillWithScript(
  folder: string,
  passphrase: string,
): Promise<{ readonly tables: number; readonly cells: number }> {
  const paths = storePaths(folder);
  const keys = readKeyFile(paths.keys);
  if (!keys.ok) throw new Error(keys.fault.message);
  const [holder] = passphraseHolders(keys.value);
  const key = await openWithPassphrase(keys.value, holder?.userId ?? '', passphrase);
  if (!key.ok) throw new Error(key.fault.message);
  const opened = openDatabase(paths.database, key.value.dataKey);
  if (!opened.ok) throw new Error(opened.fault.message);
  const db = opened.value;
  let cells = 0;
  let tables = 0;
  try {
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        `select name, sql from sqlite_master where type = 'trigger'`,
      )
      .all();
    db.exec('begin');
    for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
    for (const table of Object.keys(storeSchema.tables)) {
      const columns = db
        .prepare<[], { name: string; type: string }>(`select name, type from pragma_table_info('${table}')`)
        .all();
      const shape = schemaOf(new Set(columns.map(({ name }) => fieldOf(name))));
      if (shape === null || storeSchema.tables[table] === 'derived') continue;
      tables += 1;
      for (const row of db
        .prepare<[], Record<string, unknown>>(`select rowid as "_at", * from "${table}"`)
        .all()) {
        for (const { name, type } of columns) {
          const field = fieldOf(name);
          const schema = shape[field];
          const cell = row[name];
          if (type !== 'TEXT' || schema === undefined || typeof cell !== 'string' || NOT_TYPED.test(field))
            continue;
          const kept = /^[[{]/.test(cell)
            ? JSON.stringify(harmful(schema, JSON.parse(cell)))
            : String(harmful(schema, cell));
          if (kept === cell) continue;
          const changed = db
            .prepare(`update or ignore "${table}" set "${name}" = ? where rowid = ?`)
            .run(kept, row['_at'] as number);
          cells += changed.changes;
        }
      }
    }
    for (const { sql } of triggers) db.exec(sql);
    db.exec('commit');
  } finally {
    db.close();
  }
  return { tables, cells };
}
