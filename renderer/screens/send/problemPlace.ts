import { Id } from '../../../shared/domain/ids.ts';

/** Where a problem of an outgoing claim is mended: each record in its own place, a finalized claim by a correction. */
export interface ProblemPlace {
  readonly to: string;
  /** Words of the button. */
  readonly open: string;
  /** How it is mended there. */
  readonly how: string;
}

/** @returns null where no page holds the field, as for the control numbers of a partner. */
export function placeOfProblem(
  path: string,
  { claimId, payerId }: { readonly claimId: string | null; readonly payerId: string | null },
): ProblemPlace | null {
  const [record, ...rest] = path.split('.');
  if (record === 'office')
    return {
      to: `/settings/field/${path}`,
      open: 'Open the office profile',
      how: 'Mend it in the office profile; the claim goes out with what stands there.',
    };
  if (record === 'partner')
    return {
      to: '/settings/field/partners',
      open: 'Open the trading partners',
      how: 'Mend it at the trading partner.',
    };
  if (record === 'payer' && payerId !== null)
    return {
      to: `/payers/${payerId}/field/${rest.join('.')}`,
      open: 'Open the payer',
      how: 'Mend it on the payer’s page; the claim goes out with what stands there.',
    };
  if (record === 'batch' && isId(rest[0]))
    return { to: `/send/files/${rest[0]}`, open: 'Open the file', how: '' };
  if (record === 'batch' || claimId === null) return null;
  return {
    to: `/claims/${claimId}/field/${path}`,
    open: 'Open at the field',
    how: 'The claim is finalized: look at the field, then correct the claim.',
  };
}

/** `batch.` and an id: another file that holds the claim. */
function isId(text: string | undefined): text is string {
  return text !== undefined && Id.safeParse(text).success;
}
