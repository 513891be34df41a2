import { describe, expect, test } from 'vitest';
import { parseArgs } from '../../../main/cli/args.ts';

test.each([
  [['help'], { name: 'help' }],
  [['--help'], { name: 'help' }],
  [['check', '--help'], { name: 'help' }],
  [['schema'], { name: 'schema' }],
  [['example', 'l7600'], { name: 'example', kind: 'repair', payerClass: 'commercial' }],
  [['example', 'E1392'], { name: 'example', kind: 'portableRental', payerClass: 'commercial' }],
  [
    ['example', 'L1320', '--payer', 'medicare'],
    { name: 'example', kind: 'orthosis', payerClass: 'medicare' },
  ],
  [
    ['example', '--payer=Medicaid', 'a9600'],
    { name: 'example', kind: 'radiopharmaceutical', payerClass: 'medicaid' },
  ],
  [['example', 'K0739'], { name: 'example', kind: 'equipmentRepair', payerClass: 'commercial' }],
  [['example', 'e1390'], { name: 'example', kind: 'oxygenRental', payerClass: 'commercial' }],
  [['example', 'repair'], { name: 'example', kind: 'repair', payerClass: 'commercial' }],
  [['example', 'portablerental'], { name: 'example', kind: 'portableRental', payerClass: 'commercial' }],
  [['example', 'oxygenRental'], { name: 'example', kind: 'oxygenRental', payerClass: 'commercial' }],
  [['example', 'equipmentRepair'], { name: 'example', kind: 'equipmentRepair', payerClass: 'commercial' }],
  [['check', 'a.json'], { name: 'check', file: 'a.json', on: null }],
  [['check', '-'], { name: 'check', file: '-', on: null }],
  [['check', '--on', '2026-11-02', 'a.json'], { name: 'check', file: 'a.json', on: '2026-11-02' }],
  [['check', 'a.json', '--on=2024-02-29'], { name: 'check', file: 'a.json', on: '2024-02-29' }],
  [['check', '--batch', 'cases'], { name: 'batch', folder: 'cases', on: null }],
  [['codes', 'e1392'], { name: 'codes', code: 'e1392', on: null, json: false }],
  [['codes', '--json', 'KX', '--on=2026-07-01'], { name: 'codes', code: 'KX', on: '2026-07-01', json: true }],
  [
    ['import-hcpcs', 'a.zip', '--dry-run'],
    { name: 'importHcpcs', file: 'a.zip', dryRun: true, against: null, released: null, json: false },
  ],
  [
    ['import-hcpcs', '--against', 'b.txt', 'a.zip', '--released=2026-10-01', '--json'],
    {
      name: 'importHcpcs',
      file: 'a.zip',
      dryRun: false,
      against: 'b.txt',
      released: '2026-10-01',
      json: true,
    },
  ],
  [['check', '--on', '2026-11-02', '--batch=cases'], { name: 'batch', folder: 'cases', on: '2026-11-02' }],
])('%j', (args, command) => {
  expect(parseArgs(args)).toEqual(command);
});

describe('not understood, and said why', () => {
  test.each([
    [[], 'Say what to do'],
    [['chekc'], 'no such command'],
    [['schema', 'x'], 'no arguments'],
    [['example'], 'which example'],
    [['example', 'E1391'], 'which example'],
    [['example', ''], 'which example'],
    [['example', 'wheelchair'], 'equipmentRepair (K0739)'],
    [['example', 'L7600', '--payer'], '--payer needs a value'],
    [['example', 'L7600', '--payer', 'tricare'], '--payer is one of medicare, medicaid, commercial'],
    [['example', 'L7600', '--payer=medicare', '--payer=medicaid'], 'once'],
    [['example', 'L7600', '--class', 'medicare'], 'options here are --payer'],
    [['example', 'L7600', 'E1392'], 'which example'],
    [['check'], 'which file'],
    [['check', 'a', 'b'], 'one file'],
    [['check', '--on', 'a.json'], 'real date'],
    [['check', 'a.json', '--on'], '--on needs a date'],
    [['check', 'a.json', '--on', ''], '--on needs a date'],
    [['check', 'a.json', '--on', '2026-02-29'], 'real date'],
    [['check', 'a.json', '--on', '11/02/2026'], 'real date'],
    [['check', 'a.json', '--on', 'today'], 'real date'],
    [['check', 'a.json', '--on=2026-01-01', '--on=2026-01-02'], 'once'],
    [['check', '--batch'], 'needs a folder'],
    [['check', '--batch', 'a', '--batch', 'b'], 'once'],
    [['check', '--batch', 'a', 'b.json'], 'either'],
    [['check', '--fast', 'a.json'], 'options'],
    [['check', '-x', 'a.json'], 'options'],
    [['codes'], 'which code'],
    [['codes', 'E1390', 'E1392'], 'which code'],
    [['codes', 'E1392; rm'], 'letter and four digits'],
    [['codes', 'E1392', '--on', 'today'], 'real date'],
    [['codes', 'E1392', '--on'], '--on needs a value'],
    [['codes', 'E1392', '--fast'], 'options here are --on, --json'],
    [['import-hcpcs'], 'which file'],
    [['import-hcpcs', '--dry-run'], 'which file'],
    [['import-hcpcs', 'a', 'b'], 'which file'],
    [['import-hcpcs', 'a', '--against'], '--against needs a value'],
    [['import-hcpcs', 'a', '--against', 'b', '--against', 'c'], 'once'],
    [['import-hcpcs', 'a', '--released', '2026-13-01'], 'real date'],
    [['import-hcpcs', 'a', '--json=yes'], 'options here'],
  ])('%j', (args, words) => {
    expect(parseArgs(args)).toEqual({ name: 'unclear', message: expect.stringContaining(words) });
  });
});
