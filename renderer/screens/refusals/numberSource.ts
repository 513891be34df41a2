import type { DenialView } from '../../../shared/contract/returned.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';

/** Where the payer's number of a claim was read: `remittance of Example Health, 11/05/2026`; '' without one. */
export function numberSource({
  payerClaimNumberFrom: source,
}: Pick<DenialView, 'payerClaimNumberFrom'>): string {
  if (!source) return '';
  const what = source.from === 'remittance' ? 'remittance' : 'answer to the file';
  const whose = source.payerName === '' ? what : `${what} of ${source.payerName}`;
  return source.on ? `${whose}, ${formatUsDate(source.on)}` : whose;
}
