import { z } from 'zod';
import { ClaimCase } from '../../shared/domain/claimCase.ts';
import { dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import { TradingPartnerValues } from '../../shared/domain/tradingPartner.ts';
import { evaluateCase, type Evaluation } from '../../shared/rules/evaluate.ts';
import { exampleCase } from '../../shared/rules/examples/exampleCase.ts';
import { parseArgs } from './args.ts';
import { codes } from './codes.ts';
import { HELP } from './help.ts';
import { importHcpcs } from './importHcpcs.ts';
import type { CliPorts, Read, Unreadable } from './ports.ts';
import { json, printable } from './printing.ts';
import { MAX_CASE_BYTES, readCase, type CaseRead } from './readCase.ts';
import { reportOf } from './report.ts';

/** 0: can be finalized, or done as asked; 1: blocked; 2: not a valid case, or not understood. */
export type ExitCode = 0 | 1 | 2;

/** The program without a window: the same rules, over files. */
export async function runCli(ports: CliPorts, args: readonly string[]): Promise<ExitCode> {
  const command = parseArgs(args);
  switch (command.name) {
    case 'help':
      ports.out(HELP);
      return 0;
    case 'schema':
      ports.out(
        json(
          z.toJSONSchema(command.of === 'case' ? ClaimCase : TradingPartnerValues, {
            io: 'input',
            unrepresentable: 'any',
          }),
        ),
      );
      return 0;
    case 'example':
      ports.out(json(exampleCase(command.kind, command.payerClass)));
      return 0;
    case 'check':
      return check(ports, command.file, command.on);
    case 'batch':
      return batch(ports, command.folder, command.on);
    case 'codes':
      return codes(ports, command);
    case 'importHcpcs':
      return importHcpcs(ports, command);
    case 'export':
      // Loaded when asked for: what draws and what reads files is most of the program.
      return (await import('./exportCase.ts')).exportCase(ports, command);
    case 'read':
      return (await import('./readAnswer.ts')).readAnswer(ports, command);
    case 'unclear':
      ports.err(`${command.message}\n\n${HELP}`);
      return 2;
  }
}

async function check(ports: CliPorts, file: string, on: IsoDate | null): Promise<ExitCode> {
  const read =
    file === '-' ? await ports.readStandardInput(MAX_CASE_BYTES) : await ports.readFile(file, MAX_CASE_BYTES);
  if (!read.ok) {
    ports.err(`${file === '-' ? 'Standard input' : file}: ${REASONS[read.why]}.\n`);
    return 2;
  }
  const parsed = readCase(read.value);
  if (!parsed.ok) {
    ports.out(json({ valid: false, issues: parsed.issues }));
    const faults = parsed.issues.length === 1 ? '1 fault' : `${parsed.issues.length} faults`;
    ports.err(
      `${file === '-' ? 'Standard input' : file} is not a valid claim case: ${parsed.message} (${faults}).\n`,
    );
    return 2;
  }
  const evaluation = judge(ports, parsed.theCase, on);
  ports.out(json(reportOf(evaluation)));
  return evaluation.finalisable ? 0 : 1;
}

const REASONS: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file',
  wrongKind: 'this is a folder; check --batch takes a folder',
  tooLarge: `this is larger than ${MAX_CASE_BYTES / 1024 / 1024} MB, which no claim case is`,
  refused: 'the system does not let this file be read',
};

function judge(ports: CliPorts, theCase: ClaimCase, on: IsoDate | null): Evaluation {
  return evaluateCase(theCase, on ?? dateInZone(ports.clock(), theCase.office.timeZone));
}

async function batch(ports: CliPorts, folder: string, on: IsoDate | null): Promise<ExitCode> {
  const listed = await ports.listFolder(folder);
  if (!listed.ok) {
    const why =
      listed.why === 'missing'
        ? 'there is no such folder'
        : listed.why === 'wrongKind'
          ? 'this is a file, not a folder'
          : 'the system does not let this folder be read';
    ports.err(`${folder}: ${why}.\n`);
    return 2;
  }
  const names = listed.value.filter((name) => /\.json$/i.test(name)).sort();
  if (names.length === 0) {
    ports.err(`${folder}: there are no .json files in this folder.\n`);
    return 2;
  }
  const tally = { finalisable: 0, blocked: 0, invalid: 0 };
  for (const [index, name] of names.entries()) {
    showProgress(ports, index + 1, names.length);
    const line = await batchLine(
      ports,
      await ports.readFile(ports.joinPath(folder, name), MAX_CASE_BYTES),
      on,
    );
    tally[line.kind] += 1;
    clearProgress(ports);
    ports.out(`${WORDS[line.kind]}  ${printable(name)}${line.detail === '' ? '' : `  ${line.detail}`}\n`);
  }
  const files = names.length === 1 ? '1 file' : `${names.length} files`;
  ports.out(
    `${files}: ${tally.finalisable} finalizable, ${tally.blocked} blocked, ${tally.invalid} not valid\n`,
  );
  if (tally.invalid > 0) return 2;
  return tally.blocked > 0 ? 1 : 0;
}

const WORDS = { finalisable: 'finalizable', blocked: 'blocked    ', invalid: 'not valid  ' } as const;

async function batchLine(
  ports: CliPorts,
  read: Read<Uint8Array>,
  on: IsoDate | null,
): Promise<{ readonly kind: keyof typeof WORDS; readonly detail: string }> {
  if (!read.ok) return { kind: 'invalid', detail: REASONS[read.why] };
  const parsed: CaseRead = readCase(read.value);
  if (!parsed.ok) {
    const first = parsed.issues[0];
    const more = parsed.issues.length > 1 ? ` and ${parsed.issues.length - 1} more` : '';
    return { kind: 'invalid', detail: `${first?.path ?? ''}: ${first?.message ?? ''}${more}` };
  }
  const evaluation = judge(ports, parsed.theCase, on);
  const open = evaluation.findings.filter((finding) => finding.override === null);
  if (!evaluation.finalisable) {
    const blockers = open.filter((finding) => finding.severity === 'blocker');
    return { kind: 'blocked', detail: blockers.map((finding) => finding.rule).join(' ') };
  }
  return { kind: 'finalisable', detail: open.map((finding) => finding.rule).join(' ') };
}

function showProgress(ports: CliPorts, done: number, total: number): void {
  if (ports.errIsTerminal) ports.err(`\r\u001b[2KChecking ${done} of ${total}`);
}

function clearProgress(ports: CliPorts): void {
  if (ports.errIsTerminal) ports.err('\r\u001b[2K');
}
