// The command line's entry: the file system and the standard streams, given to main/cli/run.ts.
import { createReadStream } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliPorts, Read, Unreadable } from './cli/ports.ts';
import { runCli } from './cli/run.ts';

function reasonOf(error: unknown): Unreadable {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'missing';
  return code === 'EISDIR' || code === 'ENOTDIR' ? 'wrongKind' : 'refused';
}

async function readStream(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Read<Uint8Array>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      bytes += buffer.length;
      if (bytes > maxBytes) return { ok: false, why: 'tooLarge' };
      chunks.push(buffer);
    }
  } catch (error) {
    return { ok: false, why: reasonOf(error) };
  }
  return { ok: true, value: Buffer.concat(chunks) };
}

async function readFile(path: string, maxBytes: number): Promise<Read<Uint8Array>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { ok: false, why: 'wrongKind' };
  } catch (error) {
    return { ok: false, why: reasonOf(error) };
  }
  return readStream(createReadStream(path), maxBytes);
}

async function listFolder(path: string): Promise<Read<readonly string[]>> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return { ok: true, value: entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name) };
  } catch (error) {
    return { ok: false, why: reasonOf(error) };
  }
}

/** Claims and packets are about patients: nobody else on the machine reads them. */
async function writeOwn(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

const ports: CliPorts = {
  clock: Date.now,
  readFile,
  readStandardInput: (maxBytes) => readStream(process.stdin, maxBytes),
  listFolder,
  writeFile: writeOwn,
  joinPath: join,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  errIsTerminal: process.stderr.isTTY,
};

// A reader that closed early, as `head` does, is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCli(ports, process.argv.slice(2));
