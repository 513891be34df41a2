/**
 * Adds up an 837P on its own: what is charged, what another payer paid and what it adjusted, in cents read digit by digit.
 * Answers with one sentence for each sum that is off.
 */
export function balanceFindings(file: string): readonly string[] {
  const found: string[] = [];
  for (const claim of claimsIn(file)) judge(claim, found);
  return found;
}

interface ClaimSums {
  readonly number: string;
  readonly charge: number;
  readonly lines: { readonly charge: number; readonly decisions: Map<string, Sums> }[];
  readonly payers: { id: string; readonly sums: Sums; decided: boolean; left: number | null }[];
}

interface Sums {
  paid: number;
  adjusted: number;
  patient: number;
  left: number | null;
}

function claimsIn(file: string): readonly ClaimSums[] {
  const claims: ClaimSums[] = [];
  let sums: Sums | null = null;
  for (const segment of file.split('~')) {
    const parts = segment.trim().split('*');
    const [id, one = '', two = ''] = parts;
    const claim = claims.at(-1);
    const payer = claim?.payers.at(-1);
    if (id === 'HL') sums = null;
    if (id === 'CLM') claims.push({ number: one, charge: cents(two), lines: [], payers: [] });
    if (!claim || id === 'CLM') continue;
    if (id === 'SBR' && claim.lines.length === 0) {
      sums = { paid: 0, adjusted: 0, patient: 0, left: null };
      claim.payers.push({ id: '', sums, decided: false, left: null });
    }
    if (id === 'NM1' && one === 'PR' && payer && claim.lines.length === 0) payer.id = parts[9] ?? '';
    if (id === 'AMT' && one === 'D' && payer) {
      payer.sums.paid = cents(two);
      payer.decided = true;
    }
    if (id === 'AMT' && one === 'EAF' && sums) sums.left = cents(two);
    if (id === 'SV1') claim.lines.push({ charge: cents(two), decisions: new Map() });
    if (id === 'SVD') {
      sums = { paid: cents(two), adjusted: 0, patient: 0, left: null };
      claim.lines.at(-1)?.decisions.set(one, sums);
    }
    if (id === 'CAS' && sums) {
      const total = adjustedIn(parts);
      sums.adjusted += total;
      if (one === 'PR') sums.patient += total;
    }
  }
  return claims;
}

function adjustedIn(parts: readonly string[]): number {
  return [3, 6, 9, 12, 15, 18].reduce((sum, place) => sum + cents(parts[place] ?? '0'), 0);
}

/** `12.5` as 1250, without a float in between. */
function cents(text: string): number {
  const match = /^(-?)(\d*)(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return Number.NaN;
  const [, sign, whole = '', fraction = ''] = match;
  const amount = Number(`${whole === '' ? '0' : whole}${fraction.padEnd(2, '0')}`);
  return sign === '-' ? -amount : amount;
}

function judge({ number, charge, lines, payers }: ClaimSums, found: string[]): void {
  const say = (what: string): void => void found.push(`claim ${number}: ${what}`);
  const charged = lines.reduce((sum, line) => sum + line.charge, 0);
  if (charge !== charged) say(`${charge} cents charged, ${charged} on its lines`);
  for (const { id, sums, decided } of payers) {
    const decisions = lines.map((line) => line.decisions.get(id));
    const given = decisions.filter((decision) => decision !== undefined);
    if (!decided) {
      if (given.length > 0 || sums.adjusted !== 0) say('a decision without what was paid');
      continue;
    }
    const paid = given.reduce((sum, decision) => sum + decision.paid, 0);
    const onLines = given.reduce((sum, decision) => sum + decision.adjusted, 0);
    if (given.length > 0 && paid - sums.adjusted !== sums.paid)
      say('line payments do not come to the payment');
    if (charge !== sums.paid + sums.adjusted + onLines) say('charges are not payment and adjustments');
    if (given.length > 0 && given.length < lines.length) say('a line without a decision');
    if (given.length === 0 && sums.left !== null && sums.left !== sums.patient)
      say('what is left to the patient');
    lines.forEach((line, place) => {
      const decision = decisions[place];
      if (!decision) return;
      if (line.charge !== decision.paid + decision.adjusted) say(`line ${place + 1} does not balance`);
      if (decision.left !== null && decision.left !== decision.patient)
        say(`line ${place + 1}: what is left to the patient`);
    });
  }
}
