import { createHash } from 'node:crypto';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { fileKind } from '../documents/fileKind.ts';
import type { SourceFile } from '../documents/paperSheets.ts';
import type { CliPorts } from './ports.ts';

/** The papers of an exported packet, from a folder: told by document id or by file name. */

type Document = ClaimCase['documents'][number];

export type Papers =
  | {
      readonly ok: true;
      /** Those of the case; a changed paper that is taken all the same has its own fingerprint. */
      readonly documents: readonly Document[];
      readonly files: ReadonlyMap<string, SourceFile>;
      /** What is printed in place of papers that are not there, by document. */
      readonly left: ReadonlyMap<string, string>;
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const MAX_BYTES = 200 * 1024 * 1024;
const NOT_GIVEN = 'The file of this paper was not given when the packet was made.';

/** @param asked `papers` null: none are given. What is said names papers by their number: file names may name people. */
export async function gatherPapers(
  ports: CliPorts,
  documents: readonly Document[],
  asked: { readonly papers: string | null; readonly changedPapers: boolean },
): Promise<Papers> {
  const files = new Map<string, SourceFile>();
  const left = new Map<string, string>();
  const notices: string[] = [];
  const shown: Document[] = [];
  const listed = asked.papers === null ? null : await ports.listFolder(asked.papers);
  if (listed && !listed.ok) return { ok: false, message: 'the folder of --papers cannot be read' };
  for (const [at, document] of documents.entries()) {
    const name = nameOf(document, listed?.value ?? []);
    const found = name === undefined ? null : await paperOf(ports, asked.papers ?? '', name);
    const sha256 = found && 'file' in found ? found.sha256 : document.sha256;
    const changed = sha256 !== document.sha256;
    const reason =
      found === null
        ? NOT_GIVEN
        : 'reason' in found
          ? found.reason
          : changed && !asked.changedPapers
            ? 'The file given for this paper is not the one that the claim names: its fingerprint differs.'
            : null;
    if (reason === null && found && 'file' in found) {
      files.set(document.id, found.file);
      if (changed)
        notices.push(
          `Paper ${at + 1}: the file is not the one in the case; the packet shows its own fingerprint.`,
        );
    } else {
      left.set(document.id, reason ?? NOT_GIVEN);
      notices.push(`Paper ${at + 1}: ${reason ?? NOT_GIVEN}`);
    }
    shown.push(files.has(document.id) ? { ...document, sha256 } : document);
  }
  return { ok: true, documents: shown, files, left, notices };
}

function nameOf(document: Document, names: readonly string[]): string | undefined {
  return (
    names.find((name) => name.replace(/\.[^.]*$/, '').toLowerCase() === document.id) ??
    names.find((name) => name === document.fileName) ??
    names.find((name) => name.toLowerCase() === document.fileName.toLowerCase())
  );
}

type Found = { readonly file: SourceFile; readonly sha256: string } | { readonly reason: string };

async function paperOf(ports: CliPorts, folder: string, name: string): Promise<Found> {
  const read = await ports.readFile(ports.joinPath(folder, name), MAX_BYTES);
  if (!read.ok)
    return {
      reason:
        read.why === 'tooLarge'
          ? 'The file is too large for a packet.'
          : 'The file of this paper cannot be read.',
    };
  const kind = fileKind(read.value);
  if (kind.kind === 'refused')
    return { reason: `The file is ${kind.what}. PDF, JPEG, PNG and plain text are shown.` };
  return {
    file: { bytes: read.value, mediaType: kind.mediaType },
    sha256: createHash('sha256').update(read.value).digest('hex'),
  };
}
