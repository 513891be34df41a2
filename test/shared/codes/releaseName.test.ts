import { expect, test } from 'vitest';
import { nameRelease, releaseDay } from '../../../shared/codes/releaseName.ts';

test.each([
  ['HCPC2019_CONTR_ANWEB.txt', '2019-01-01'],
  ['HCPC2026_OCT_ANWEB_v3.txt', '2026-10-01'],
  ['hcpc2025_jan_anweb_12172024.csv', '2025-01-01'],
  ['HCPC2026_JUL_ANWEB_06172026.xlsx', '2026-07-01'],
  ['HCPC2020_APRIL_ANWEB_w_disclaimer_v5.xlsx', '2020-04-01'],
  ['anweb-2020-07.xlsx', '2020-07-01'],
  ['anweb-2020-10.xlsx', '2020-10-01'],
  ['april-2026-alpha-numeric-hcpcs-file.zip', '2026-04-01'],
  ['C:\\releases 2019\\HCPC2026_JUL_ANWEB.xlsx', '2026-07-01'],
  // The quarter counts.
  ['anweb-2026-05.xlsx', '2026-04-01'],
])('%s: %s', (name, day) => {
  expect(releaseDay([name], [])).toBe(day);
});

test('the inner file’s name comes first; without one, the latest change tells', () => {
  expect(releaseDay(['HCPC2026_OCT_ANWEB.txt', 'download-2025.zip'], [])).toBe('2026-10-01');
  const entry = { addedOn: '2026-08-15', effectiveOn: null } as const;
  const older = { addedOn: '2020-01-01', effectiveOn: '2021-01-01' } as const;
  const full = {
    code: 'E0001',
    kind: 'code',
    short: '',
    long: '',
    coverage: '',
    pricing: [],
    crossReferences: [],
    betos: '',
    endsOn: null,
    action: 'N',
  } as const;
  expect(
    releaseDay(
      ['codes.txt'],
      [
        { ...full, ...entry },
        { ...full, ...older },
      ],
    ),
  ).toBe('2026-07-01');
});

test('named for people', () => {
  expect(nameRelease('2020-10-01')).toEqual({
    name: 'HCPCS Level II, October 2020',
    releasedOn: '2020-10-01',
  });
});
