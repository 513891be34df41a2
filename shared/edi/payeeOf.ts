import type { RemittanceParty } from './remittance.ts';

/** What tells the office to a payer. */
export interface PayeeIds {
  readonly npi: string;
  readonly taxId: string;
}

/**
 * Whether a payment names this office (N1*PE). The NPI decides where both have one: sister companies may share a tax
 * id, and number their claims alike. `unknown`: it names nothing that can be compared.
 */
export function payeeStanding(
  payee: Pick<RemittanceParty, 'idQualifier' | 'id' | 'references'> | null,
  office: PayeeIds,
): 'ours' | 'other' | 'unknown' {
  const referred = payee?.references.find(({ qualifier }) => qualifier === 'TJ')?.value ?? '';
  const pairs = [
    [payee?.idQualifier === 'XX' ? payee.id : '', office.npi],
    [payee?.idQualifier === 'FI' ? payee.id : referred, office.taxId],
  ] as const;
  for (const [theirs, own] of pairs) {
    const [given, known] = [theirs.replace(/\D/g, ''), own.replace(/\D/g, '')];
    if (given !== '' && known !== '') return given === known ? 'ours' : 'other';
  }
  return 'unknown';
}
