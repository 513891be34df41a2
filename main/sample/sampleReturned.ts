import { claimCaseOf } from '../../db/claimCase.ts';
import { listClaims } from '../../db/claimLists.ts';
import { tradingPartners } from '../../db/nouns.ts';
import { lineControlNumber } from '../../shared/billing/outgoing.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { addDays, type IsoDate } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Cents } from '../../shared/domain/money.ts';
import { readReturned } from '../../shared/edi/readReturned.ts';
import type { Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { batchHandlers } from '../handlers/batches.ts';
import { takeFile } from '../handlers/returned.ts';

/**
 * A remittance that came back to the sample office, taken in as every other: it pays the claim that stands as paid,
 * denies the one that stands as denied, and holds one that is nobody's of this office.
 */
export function writeReturned(context: WriteContext): void {
  const [paid, denied] = [caseIn(context, 'paid'), caseIn(context, 'denied')];
  const bytes = Buffer.from(remittanceOf(paid, denied, addDays(context.today, -9)), 'ascii');
  const taken = takeFile(context, bytes, readReturned(bytes));
  if (!taken.ok) throw new Error('the sample remittance was not taken in');
}

/** A claim that left in a file of its own, and the 277CA that rejected it: both as every other goes and comes. */
export function writeRejected(context: WriteContext, claimId: Id): Result<unknown> {
  const [partner] = tradingPartners.select(context.db, 'where deleted_at is null');
  if (!partner) throw new Error('the sample office has no trading partner');
  const batch = batchHandlers['batches.write']({ partnerId: partner.id, claimIds: [claimId] }, context);
  if (!batch.ok) return batch;
  const { id, reference } = batch.value;
  const sent = batchHandlers['batches.sent']({ id, note: 'Through the portal' }, context);
  if (!sent.ok) return sent;
  const theCase = claimCaseOf(context.db, claimId);
  if (!theCase) throw new Error('the sample claim is not there');
  const bytes = Buffer.from(claimAnswerOf(theCase, reference, context.today), 'ascii');
  return takeFile(context, bytes, readReturned(bytes));
}

/** A 277CA that does not know the member number. */
function claimAnswerOf({ claim }: ClaimCase, reference: string, on: IsoDate): string {
  const day = on.replaceAll('-', '');
  const charge = dollars(claim.lines.reduce((sum, line) => sum + (line.chargeCents ?? 0), 0));
  const rows = [
    'ST*277*0001*005010X214',
    `BHT*0085*08*SAMPLE277*${day}*0800*TH`,
    'HL*1**20*1',
    'NM1*AY*2*EXAMPLE CLEARINGHOUSE*****46*EXAMPLECH',
    'TRN*1*SAMPLE277',
    `DTP*050*D8*${day}`,
    'HL*2*1*21*1',
    'NM1*41*2*SAMPLEWOOD HOME MEDICAL*****46*SAMPLEWOOD',
    `TRN*2*${reference}`,
    `STC*A1:19:40*${day}*WQ*${charge}`,
    'QTY*AA*1',
    `AMT*YY*${charge}`,
    'HL*3*2*19*1',
    'NM1*85*2*SAMPLEWOOD HOME MEDICAL*****XX*1234567893',
    'HL*4*3*PT',
    'NM1*QC*1*SPECIMEN*SAMPLE',
    `TRN*2*${claim.number}`,
    `STC*A7:164:IL*${day}*U*${charge}`,
    `DTP*472*D8*${(claim.dateOfService ?? '').replaceAll('-', '')}`,
  ];
  return interchange('HN', '005010X214', rows, { day, time: '0800', number: 2 });
}

function caseIn(context: WriteContext, state: 'paid' | 'denied'): ClaimCase {
  const filter = { query: '', kind: null, payerId: null, sort: 'newest', states: [state] } as const;
  const [row] = listClaims(context.db, filter, { offset: 0, limit: 1 }, context.today).rows;
  const found = row && claimCaseOf(context.db, row.id);
  if (!found) throw new Error(`the sample office has no claim that was ${state}`);
  return found;
}

const INTEREST: Cents = 123;
const OTHERS: Cents = 4_000;

function remittanceOf(paid: ClaimCase, denied: ClaimCase, on: IsoDate): string {
  const day = on.replaceAll('-', '');
  const share = (cents: Cents): Cents => Math.round(cents / 5);
  const first = claimRows(paid, '1', (cents) => ({
    paid: cents - share(cents),
    cut: ['PR', '2', share(cents)],
  }));
  const second = claimRows(denied, '4', (cents) => ({ paid: 0, cut: ['CO', '50', cents], remark: 'N115' }));
  const rows = [
    'ST*835*0001',
    `BPR*I*${dollars(first.paid + OTHERS + INTEREST)}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*${day}`,
    'TRN*1*SAMPLE-EFT-0001*1512345678',
    `DTM*405*${day}`,
    'N1*PR*EXAMPLE MUTUAL HEALTH PLAN*XV*EXMUT',
    'N1*PE*SAMPLEWOOD HOME MEDICAL*XX*1234567893',
    'LX*1',
    ...first.rows,
    ...second.rows,
    // Of another supplier: it waits until a person says that it is not ours.
    `CLP*OTHER-0001*1*${dollars(OTHERS)}*${dollars(OTHERS)}*0*12*SAMPLEICN9*12*1`,
    'NM1*QC*1*EXAMPLE*NOBODY',
    `SVC*HC:A7000*${dollars(OTHERS)}*${dollars(OTHERS)}**1`,
    'DTM*472*19990104',
    `PLB*1234567893*${day.slice(0, 4)}1231*L6:SAMPLE*-${dollars(INTEREST)}`,
  ];
  return interchange('HP', '005010X221A1', rows, { day, time: '0900', number: 1 });
}

/** One interchange with one group and one set, from the clearinghouse of the sample office. */
function interchange(
  code: string,
  version: string,
  rows: readonly string[],
  { day, time, number }: { readonly day: string; readonly time: string; readonly number: number },
): string {
  const set = [...rows, `SE*${rows.length + 1}*0001`];
  const control = String(number).padStart(9, '0');
  const pad = (text: string): string => text.padEnd(15);
  const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*${pad('EXAMPLECH')}*ZZ*${pad('SAMPLEWOOD')}`;
  return [
    `${isa}*${day.slice(2)}*${time}*^*00501*${control}*0*P*:`,
    `GS*${code}*EXAMPLECH*SAMPLEWOOD*${day}*${time}*${number}*X*${version}`,
    ...set,
    `GE*1*${number}`,
    `IEA*1*${control}`,
  ]
    .map((row) => `${row}~`)
    .join('\n');
}

interface Decision {
  readonly paid: Cents;
  readonly cut: readonly [string, string, Cents];
  readonly remark?: string;
}

function claimRows(
  { claim }: ClaimCase,
  status: string,
  decide: (chargeCents: Cents) => Decision,
): { readonly rows: readonly string[]; readonly paid: Cents } {
  const lines = claim.lines.map((line, at) => {
    const charge = line.chargeCents ?? 0;
    const decision = decide(charge);
    const [group, reason, cents] = decision.cut;
    const code = ['HC', line.code, ...line.modifiers].join(':');
    return {
      charge,
      ...decision,
      rows: [
        `SVC*${code}*${dollars(charge)}*${dollars(decision.paid)}**${line.units ?? 1}`,
        `DTM*472*${(claim.dateOfService ?? '').replaceAll('-', '')}`,
        `CAS*${group}*${reason}*${dollars(cents)}`,
        `REF*6R*${lineControlNumber(claim.number, at)}`,
        `AMT*B6*${dollars(status === '4' ? 0 : charge)}`,
        ...(decision.remark === undefined ? [] : [`LQ*HE*${decision.remark}`]),
      ],
    };
  });
  const paid = lines.reduce((sum, line) => sum + line.paid, 0);
  const charge = lines.reduce((sum, line) => sum + line.charge, 0);
  const patient = lines.reduce((sum, { cut }) => sum + (cut[0] === 'PR' ? cut[2] : 0), 0);
  return {
    paid,
    rows: [
      `CLP*${claim.number}*${status}*${dollars(charge)}*${dollars(paid)}*${dollars(patient)}*12*SAMPLEICN${status}*12*1`,
      'NM1*QC*1*SPECIMEN*SAMPLE',
      ...lines.flatMap(({ rows }) => rows),
    ],
  };
}

function dollars(cents: Cents): string {
  return (cents / 100).toFixed(2);
}
