import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { balanceFindings } from '../../support/edi/balance837.ts';
import { structureFindings } from '../../support/edi/structure837.ts';

/** The judges of the golden files, judged: each planted fault has to be seen. */

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, 'golden', `${name}.x12`), 'utf8').replaceAll('\n', '');
}

/** A change that keeps the count of segments true, so that only the fault itself is there to be seen. */
function changed(name: string, from: string | RegExp, to: string): string {
  const file = golden(name);
  const other = file.replace(from, to);
  expect(other, `${name} has nothing like ${String(from)}`).not.toBe(file);
  const segments = other.split('~');
  const first = segments.findIndex((segment) => segment.startsWith('ST*'));
  const last = segments.findIndex((segment) => segment.startsWith('SE*'));
  if (String(from).includes('SE') || first < 0 || last < 0) return other;
  return other.replace(/~SE\*\d+\*/, `~SE*${last - first + 1}*`);
}

const FAULTS: readonly (readonly [string, string, string | RegExp, string, string])[] = [
  ['interchange too short', 'repair', 'SUB12345       ', 'SUB12345', 'header'],
  ['usage neither T nor P', 'repair', '*1*T*:', '*1*X*:', 'header'],
  ['no such qualifier', 'repair', '*ZZ*SUB', '*99*SUB', 'qualifier'],
  ['interchange number', 'repair', 'IEA*1*000000101', 'IEA*1*000000102', 'IEA'],
  ['interchange count', 'repair', 'IEA*1*', 'IEA*2*', 'IEA'],
  ['group number', 'repair', 'GE*1*101', 'GE*1*102', 'GE'],
  ['group count', 'repair', 'GE*1*', 'GE*2*', 'GE'],
  ['group version', 'repair', '*X*005010X222A1', '*X*005010X222', 'GS'],
  ['group date', 'repair', /GS\*(.*?)20261120/, 'GS*$120261320', 'GS'],
  ['segment count', 'repair', /SE\*\d+/, 'SE*43', 'SE'],
  ['set number', 'repair', /(SE\*\d+\*)0001/, '$10002', 'SE'],
  ['set version', 'repair', 'ST*837*0001*005010X222A1', 'ST*837*0001', 'ST'],
  ['trailing element', 'repair', 'SBR*P*18*******MB', 'SBR*P*18*******MB*', 'trailing'],
  ['trailing component', 'repair', 'HC:K0462*', 'HC:K0462:*', 'trailing'],
  ['lower case', 'repair', 'TESTPERSON', 'Testperson', 'alphabet'],
  ['an accent', 'repair', 'TESTPERSON', 'TESTPÉRSON', 'alphabet'],
  ['two spaces', 'repair', '12 OAK', '12  OAK', 'space'],
  ['a space behind', 'repair', '12 OAK AVE', '12 OAK AVE ', 'space'],
  ['an empty segment', 'repair', 'LX*2~', 'LX*2~NTE~', 'data'],
  ['an unknown segment', 'repair', 'LX*2~', 'K3*STATE~LX*2~', 'expected'],
  [
    'a certificate of medical necessity',
    'repair',
    'REF*6R*L000101',
    'CR3*I*MO*12~REF*6R*L000101',
    'expected',
  ],
  ['submitter missing', 'repair', /NM1\*41\*.*?~PER\*.*?~/, '', '1000A'],
  ['receiver missing', 'repair', /NM1\*40\*.*?~/, '', '1000B'],
  ['contact missing', 'repair', /PER\*.*?~/, '', 'PER'],
  ['tax id missing', 'repair', /REF\*EI\*.*?~/, '', 'REF'],
  ['tax id short', 'repair', 'REF*EI*311234567', 'REF*EI*31123456', 'REF02'],
  ['billing ZIP of five', 'repair', '432150001', '43215', 'nine digits'],
  ['billing PO box', 'repair', '100 MAIN ST', 'PO BOX 7', 'PO box'],
  ['billing NPI', 'repair', '*XX*1234567893', '*XX*1234567894', 'NPI'],
  ['NPI without qualifier', 'repair', '*XX*1987654328', '**1987654328', 'NM108'],
  ['ordering by an organization', 'repair', 'NM1*DK*1', 'NM1*DK*2', 'NM102'],
  ['ordering twice', 'repair', /(NM1\*DK\*.*?~)/, '$1$1', '2420E'],
  ['level out of turn', 'repair', 'HL*2*1*22', 'HL*3*1*22', 'run on'],
  ['level without parent', 'repair', 'HL*2*1*22', 'HL*2**22', 'HL'],
  ['parent says no child', 'repair', 'HL*1**20*1', 'HL*1**20*0', 'HL04'],
  ['child below nobody', 'dependent', 'HL*3*2*23', 'HL*3*1*23', 'below no subscriber'],
  ['patient level not told', 'dependent', 'HL*2*1*22*1', 'HL*2*1*22*0', 'whether a level'],
  ['self and dependent', 'dependent', 'SBR*P**', 'SBR*P*18*', 'self'],
  ['dependent without birth date', 'dependent', /DMG\*.*?~/, '', 'DMG'],
  ['dependent with an id', 'dependent', 'TIMMY***JR', 'TIMMY***JR*MI*1', 'more elements'],
  ['relation unknown', 'dependent', 'PAT*19', 'PAT*99', 'PAT01'],
  ['subscriber without birth date', 'repair', /DMG\*.*?~/, '', 'birth date'],
  ['subscriber without street', 'repair', 'N3*12 OAK AVE~', '', 'address'],
  ['born on no day', 'repair', 'D8*19480214', 'D8*19480230', 'date'],
  ['sex unknown', 'repair', '19480214*F', '19480214*X', 'DMG03'],
  ['no Medicare number', 'repair', '1EG4TE5MK73', '1SG4TE5MK73', 'Medicare number'],
  ['filing indicator', 'repair', '*MB~', '*09~', 'SBR09'],
  ['group number and name', 'replacement', 'G-7788*', 'G-7788*GOLD', 'group'],
  ['insurance type of the first', 'repair', 'SBR*P*18*******MB', 'SBR*P*18***12****MB', 'insurance type'],
  ['insurance type of the second missing', 'secondary', 'SBR*S*18***12', 'SBR*S*18***', 'why Medicare'],
  ['payer missing', 'repair', /NM1\*PR\*.*?~/, '', '2010BB'],
  ['claim number long', 'repair', 'CW-2026-000001', 'CW-2026-000001-0000001', 'CLM01'],
  ['same claim number', 'allTogether', 'CLM*CW-2026-000006', 'CLM*CW-2026-000001', 'same number'],
  ['place of service', 'repair', '*12:B:1*', '*:B:1*', 'CLM05-1'],
  ['facility qualifier', 'repair', '12:B:1', '12:A:1', 'CLM05-2'],
  ['frequency', 'repair', '12:B:1', '12:B:6', 'CLM05-3'],
  ['replacement without number', 'replacement', /REF\*F8\*.*?~/, '', 'payer’s claim number'],
  ['number without replacement', 'replacement', '12:B:7', '12:B:1', 'payer’s claim number'],
  ['assignment', 'repair', '*Y*A*Y*Y', '*Y*P*Y*Y', 'CLM07'],
  ['release', 'repair', '*Y*A*Y*Y', '*Y*A*Y*N', 'CLM09'],
  ['delay reason', 'replacement', '***********9~', '***********12~', 'CLM20'],
  ['accident without day', 'dependent', /DTP\*439\*.*?~/, '', 'accident'],
  ['auto without state', 'dependent', 'AA:::OH', 'AA', 'state'],
  ['diagnosis missing', 'repair', /HI\*.*?~/, '', 'HI'],
  ['diagnosis with its dot', 'repair', 'ABF:R2689', 'ABF:R26.89', 'diagnosis'],
  ['diagnosis of ICD-9', 'repair', 'ABK:G35', 'BK:G35', 'HI01-1'],
  ['second diagnosis principal', 'repair', 'ABF:R2689', 'ABK:R2689', 'HI02-1'],
  ['diagnosis twice', 'repair', 'ABF:R2689', 'ABF:G35', 'twice'],
  ['paper without number', 'repair', 'PWK*M1*FX***AC*ACN0001', 'PWK*M1*FX', 'control number'],
  ['paper of no type', 'repair', 'PWK*M1', 'PWK*ZZ', 'PWK01'],
  ['two claim notes', 'repair', /(NTE\*ADD\*PATIENT.*?~)/, '$1$1', 'NTE'],
  ['a note of 81', 'repair', 'MOTOR BURNT OUT', 'M'.repeat(71), '81 characters'],
  ['authorization before papers', 'laterRentalMonth', /(REF\*G1.*?~)(HI.*?~)/, '$2$1', 'expected'],
  ['line without procedure', 'repair', /SV1\*HC:K0739.*?~/, '', 'SV1'],
  ['line without date', 'repair', /DTP\*472\*.*?~/, '', 'DTP'],
  ['line without number', 'repair', 'REF*6R*L000102~', '', 'REF'],
  ['line numbers repeat', 'repair', 'L000102', 'L000101', 'same number'],
  ['line date that is none', 'repair', 'DTP*472*D8*20261105', 'DTP*472*D8*20261131', 'date'],
  ['period turned around', 'laterRentalMonth', '20261005-20261104', '20261104-20261005', 'period'],
  ['lines do not run on', 'tenLines', 'LX*5', 'LX*6', 'run on'],
  ['pointer missing', 'repair', '*UN*4***1:2', '*UN*4', 'SV107'],
  ['pointer beyond', 'repair', '***1:2', '***1:3', 'beyond'],
  ['pointer twice', 'repair', '***1:2', '***1:1', 'twice'],
  ['five pointers', 'tenLines', '***1:2~', '***1:2:3:4:1~', 'components'],
  ['five modifiers', 'repair', 'HC:K0739:KX', 'HC:K0739:KX:RT:LT:CR:NU:TWO', 'components'],
  ['99 without note', 'manyModifiers', 'NTE*ADD*NURBKXRTCR', 'NTE*ADD*NONE', '99'],
  ['KX and GA', 'repair', 'HC:K0739:KX', 'HC:K0739:KX:GA', 'KX'],
  ['no units', 'repair', '*UN*4***1:2', '*UN*0***1:2', 'units'],
  ['units of four decimals', 'repair', '*UN*4***1:2', '*UN*4.1234***1:2', 'decimal'],
  ['money of thousands', 'repair', '*411.5*', '*1,411.5*', 'decimal'],
  ['money with a zero in front', 'repair', '*120*UN', '*0120*UN', 'decimal'],
  ['one of two prices', 'laterRentalMonth', '*185*1500*4', '*185**4', 'SV505'],
  ['drug code short', 'radiopharmaceutical', '50419020801', '5041902080', 'eleven'],
  ['quantity of the drug missing', 'radiopharmaceutical', /CTP\*.*?~/, '', 'CTP'],
  [
    'other payer without insured',
    'secondary',
    /NM1\*IL\*1\*TESTPERSON\*JANE\*Q\*\*\*MI\*FMH.*?~/,
    '',
    '2330A',
  ],
  ['decision of a stranger', 'secondary', 'SVD*FMH01', 'SVD*XXX01', 'does not name'],
  ['decision without day', 'secondary', /DTP\*573\*.*?~/, '', 'DTP'],
  ['adjustment without amount', 'secondary', 'CAS*CO*45*20', 'CAS*CO*45', 'CAS03'],
  ['adjustment of no group', 'secondary', 'CAS*CO*', 'CAS*XX*', 'CAS01'],
  ['other insurance missing', 'secondary', /OI\*.*?~/, '', 'OI'],
  ['facility without NPI number', 'tenLines', 'ASSISTED LIVING~', 'ASSISTED LIVING*****XX~', 'together'],
];

describe('the judge of structure', () => {
  test.each(FAULTS)('%s', (_name, file, from, to, expected) => {
    const findings = structureFindings(changed(file, from, to));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.join('\n')).toContain(expected);
  });

  test('a hundred and one claims below one insured; fifty-one lines', () => {
    const file = golden('msVisit');
    const claim = /CLM\*.*(?=SE\*)/.exec(file)?.[0] ?? '';
    const many = Array.from({ length: 101 }, (_, at) =>
      claim.replace('CW-2026-000005', `C${String(at)}`),
    ).join('');
    expect(structureFindings(file.replace(claim, many)).join()).toContain('more than 100 claims');
    const line = /LX\*.*(?=SE\*)/.exec(file)?.[0] ?? '';
    const lines = Array.from({ length: 51 }, (_, at) =>
      line.replace('LX*1', `LX*${String(at + 1)}`).replace('L000501', `L${String(at)}`),
    ).join('');
    expect(structureFindings(file.replace(line, lines)).join()).toContain('more than 50 lines');
  });

  test('a set that is cut off, and no file at all', () => {
    const file = golden('repair');
    for (let at = 0; at < file.length; at += 37)
      expect(structureFindings(file.slice(0, at)).length).toBeGreaterThan(0);
  });

  test('every single segment that is left out or doubled is missed', () => {
    const segments = golden('secondary').split('~').slice(0, -1);
    const mayBeMissing = /^(?:PRV|AMT\*EAF|REF\*F8)/;
    const mayBeTwice = /^PER/;
    segments.forEach((segment, at) => {
      const without = [...segments.slice(0, at), ...segments.slice(at + 1)];
      const doubled = [...segments.slice(0, at), segment, ...segments.slice(at)];
      const others = [
        ...(mayBeMissing.test(segment) ? [] : [without]),
        ...(mayBeTwice.test(segment) ? [] : [doubled]),
      ];
      for (const other of others) {
        const first = other.findIndex((one) => one.startsWith('ST*'));
        const last = other.findIndex((one) => one.startsWith('SE*'));
        const counted = other.map((one) => (one.startsWith('SE*') ? `SE*${last - first + 1}*0001` : one));
        const found = structureFindings(`${counted.join('~')}~`);
        const sums = balanceFindings(`${counted.join('~')}~`);
        expect(found.length + sums.length, `${at} ${segment}`).toBeGreaterThan(0);
      }
    });
  });
});

describe('the judge of sums', () => {
  test.each([
    ['total charge', 'repair', '*411.5*', '*411.51*', 'charged'],
    ['a line charge', 'repair', '*192.5*UN', '*192.49*UN', 'charged'],
    ['what the other payer paid', 'secondary', 'AMT*D*230', 'AMT*D*229.99', 'line payments'],
    ['a line payment', 'secondary', 'SVD*FMH01*80*', 'SVD*FMH01*80.01*', 'line 1 does not balance'],
    ['an adjustment', 'secondary', 'CAS*PR*1*5**2*15', 'CAS*PR*1*5**2*14', 'line 1 does not balance'],
    ['left to the patient', 'secondary', 'AMT*EAF*42.5', 'AMT*EAF*42', 'left to the patient'],
    [
      'a line without decision',
      'secondary',
      /SVD\*FMH01\*150.*?~CAS\*PR\*2\*42\.5\*1~/,
      '',
      'without a decision',
    ],
    [
      'an adjustment of the claim',
      'secondaryByClaim',
      'CAS*CO*45*20',
      'CAS*CO*45*19',
      'not payment and adjustments',
    ],
    ['left by the claim', 'secondaryByClaim', 'AMT*EAF*100', 'AMT*EAF*99', 'left to the patient'],
    ['payment not told', 'secondaryByClaim', 'AMT*D*0~', '', 'without what was paid'],
    ['no number', 'repair', '*411.5*', '*4115X*', 'charged'],
  ])('%s', (_name, file, from, to, expected) => {
    expect(balanceFindings(golden(file))).toEqual([]);
    expect(balanceFindings(changed(file, from, to)).join('\n')).toContain(expected);
  });
});

/** A claim made by hand and passed by validators of others: what it holds must not be taken for a fault. */
const BY_HAND =
  `ISA*00*          *00*          *ZZ*SUB12345       *ZZ*16003          *261120*1015*^*00501*000000101*1*T*:~
GS*HC*SUB12345*16003*20261120*1015*101*X*005010X222A1~ST*837*0001*005010X222A1~
BHT*0019*00*BATCH0001*20261120*1015*CH~NM1*41*2*SAMPLE MOBILITY REPAIR LLC*****46*SUB12345~
PER*IC*PAT BILLER*TE*5555550142*EM*BILLING@EXAMPLE.COM~NM1*40*2*CEDI*****46*16003~HL*1**20*1~
PRV*BI*PXC*332B00000X~NM1*85*2*SAMPLE MOBILITY REPAIR LLC*****XX*1234567893~N3*100 MAIN ST*STE 4~
N4*COLUMBUS*OH*432150001~REF*EI*311234567~NM1*87*2~N3*PO BOX 99~N4*COLUMBUS*OH*432160099~HL*2*1*22*0~
SBR*P*18*******MB~NM1*IL*1*TESTPERSON*JANE*Q***MI*1EG4TE5MK73~N3*12 OAK AVE~N4*DAYTON*OH*454020001~
DMG*D8*19480214*F~NM1*PR*2*DME MAC JURISDICTION B*****PI*17013~CLM*CLAIM-0001*412.5***12:B:1*Y*A*Y*Y~
PWK*M1*FX***AC*ACN0001~REF*G1*PA123456789012~NTE*ADD*E1234 CLAIM NOTE~HI*ABK:G35*ABF:R2689~LX*1~
SV1*HC:K0739:KX*120*UN*4***1:2~DTP*472*D8*20261105~REF*6R*LINE-1~
NTE*ADD*K0825 BENE OWNED PURCH 01152024; MOTOR 45MIN JOYSTICK 15MIN~NM1*DK*1*EXAMPLESON*ALAN****XX*1987654328~
LX*2~SV1*HC:E2378:RB:KX:LT*192.5*UN*1***1~DTP*472*D8*20261105~REF*6R*LINE-2~
NM1*DK*1*EXAMPLESON*ALAN****XX*1987654328~LX*3~SV1*HC:E0601:RR:KX:KH*100*UN*1***2~
DTP*472*RD8*20261105-20261105~DTP*463*D8*20261105~REF*6R*LINE-3~NM1*DK*1*EXAMPLESON*ALAN****XX*1987654328~
SE*44*0001~GE*1*101~IEA*1*000000101~`.replaceAll('\n', '');

test('a claim made by hand passes both', () => {
  expect(structureFindings(BY_HAND)).toEqual([]);
  expect(balanceFindings(BY_HAND)).toEqual([]);
});
