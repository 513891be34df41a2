import { type FileState, MissingQuestion, PIECE_BYTES, SnapshotNote } from '../../shared/sync/hubProtocol.ts';
import { done, type Outcome, refuse } from './answers.ts';
import type { Database, Queries } from './database.ts';

/** Sealed files, in pieces that come in order, and the note on the newest snapshot. */

export interface Piece {
  readonly office: string;
  /** 64 hex digits. */
  readonly name: string;
  readonly start: number;
  readonly total: number;
  readonly bytes: Buffer;
  readonly limitBytes: number;
}

interface FileRow {
  readonly have: number;
  readonly total: number;
}

export async function putPiece(db: Database, piece: Piece): Promise<Outcome<FileState>> {
  const { office, name, start, total, bytes } = piece;
  if (bytes.length === 0 || start + bytes.length > total) {
    return refuse('invalid', 'The piece does not fit into the file.');
  }
  return db.transaction(async (tx) => {
    const there = await fileRow(tx, office, name);
    const have = there?.have ?? 0;
    if (there && have === there.total) return done({ name, have, total: there.total });
    if (start !== have && start !== 0) return outOfPlace(have);
    if (!there || start === 0) {
      // A first piece again: its answer was lost, or somebody begins anew.
      if (there?.total === total && have > 0) return outOfPlace(have);
      const begun = await begin(tx, piece, there);
      if (!begun.ok) return begun;
    }
    await tx.query(
      `insert into hub.piece (office, name, start, bytes) values ($1, decode($2, 'hex'), $3, $4)`,
      [office, name, start, bytes],
    );
    await tx.query(
      `update hub.file set have = $3, at = now() where office = $1 and name = decode($2, 'hex')`,
      [office, name, start + bytes.length],
    );
    return done({ name, have: start + bytes.length, total });
  });
}

function outOfPlace(have: number): ReturnType<typeof refuse> {
  return refuse('outOfPlace', 'Pieces of a file come in order. Go on from where it ends.', { have });
}

async function fileRow(tx: Queries, office: string, name: string): Promise<FileRow | undefined> {
  const [row] = await tx.query<FileRow>(
    `select have, total from hub.file where office = $1 and name = decode($2, 'hex') for update`,
    [office, name],
  );
  return row;
}

/** Takes the room that the whole file will need, so that no file is begun that cannot be ended. */
async function begin(
  tx: Queries,
  { office, name, total, limitBytes }: Piece,
  there: FileRow | undefined,
): Promise<Outcome<null>> {
  const more = total - (there?.total ?? 0);
  const room = await tx.query(
    'update hub.office set file_bytes = file_bytes + $2 where id = $1 and file_bytes + $2 <= $3 returning true as is',
    [office, more, limitBytes],
  );
  if (room.length === 0) {
    return refuse(
      'full',
      'The hub has no more room for files of this office. Ask who runs the hub for more.',
    );
  }
  if (there) {
    await tx.query(`delete from hub.file where office = $1 and name = decode($2, 'hex')`, [office, name]);
  }
  await tx.query(`insert into hub.file (office, name, total) values ($1, decode($2, 'hex'), $3)`, [
    office,
    name,
    total,
  ]);
  return done(null);
}

/** @returns what is there of each, in the order that was asked for */
export async function filesOf(
  db: Queries,
  office: string,
  body: unknown,
): Promise<Outcome<{ readonly files: readonly FileState[] }>> {
  const read = MissingQuestion.safeParse(body);
  if (!read.success) return refuse('invalid', 'This is no list of files.');
  const files = await db.query<FileState>(
    `select asked.name, coalesce(f.have, 0) as have, coalesce(f.total, 0) as total
     from unnest($2::text[]) with ordinality as asked(name, place)
     left join hub.file f on f.office = $1 and f.name = decode(asked.name, 'hex')
     order by asked.place`,
    [office, read.data.names],
  );
  return done({ files });
}

/** Bytes from a place on, of a file that is whole here. */
export async function readPiece(
  db: Queries,
  office: string,
  name: string,
  from: number,
): Promise<Outcome<{ readonly bytes: Buffer; readonly total: number }>> {
  const [file] = await db.query<FileRow>(
    `select have, total from hub.file where office = $1 and name = decode($2, 'hex')`,
    [office, name],
  );
  if (!file || file.have < file.total)
    return refuse('notFound', 'The hub does not have this file, or not all of it yet.');
  if (from > file.total) return outOfPlace(file.total);
  const rows = await db.query<{ readonly start: number; readonly bytes: Buffer }>(
    `select start, bytes from hub.piece
     where office = $1 and name = decode($2, 'hex') and start > $3 and start < $4 and start + octet_length(bytes) > $5
     order by start`,
    [office, name, from - PIECE_BYTES, from + PIECE_BYTES, from],
  );
  const joined = Buffer.concat(rows.map(({ bytes }) => bytes));
  const skip = from - (rows[0]?.start ?? from);
  return done({ bytes: joined.subarray(skip, skip + PIECE_BYTES), total: file.total });
}

const FORGOTTEN_AFTER = `interval '1 day'`;

/** The newest snapshot takes the place of the one before, whose file is forgotten once nobody can still be reading it. */
export async function putSnapshot(
  db: Database,
  office: string,
  body: unknown,
): Promise<Outcome<SnapshotNote>> {
  const read = SnapshotNote.safeParse(body);
  if (!read.success) return refuse('invalid', 'This is no note on a snapshot.');
  const note = read.data;
  return db.transaction(async (tx) => {
    const file = await fileRow(tx, office, note.name);
    if (!file || file.have < file.total)
      return refuse('notFound', 'The file of the snapshot is not here as a whole.');
    await tx.query(
      `update hub.file f set forget_at = now() + ${FORGOTTEN_AFTER} from hub.snapshot s
       where s.office = $1 and f.office = $1 and f.name = s.name and s.name <> decode($2, 'hex')`,
      [office, note.name],
    );
    await tx.query(`update hub.file set forget_at = null where office = $1 and name = decode($2, 'hex')`, [
      office,
      note.name,
    ]);
    await tx.query(
      `insert into hub.snapshot (office, name, seq, mark, schema, sealed)
       values ($1, decode($2, 'hex'), $3, $4, $5, $6)
       on conflict (office) do update set name = excluded.name, seq = excluded.seq, mark = excluded.mark,
         schema = excluded.schema, sealed = excluded.sealed`,
      [office, note.name, note.seq, note.mark, note.schema, note.sealed],
    );
    return done(note);
  });
}

export async function snapshotOf(
  db: Queries,
  office: string,
): Promise<{ readonly snapshot: SnapshotNote | null }> {
  const [snapshot] = await db.query<SnapshotNote>(
    `select encode(name, 'hex') as name, seq, mark, schema, sealed from hub.snapshot where office = $1`,
    [office],
  );
  return { snapshot: snapshot ?? null };
}
