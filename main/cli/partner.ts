import type { TradingPartner } from '../../shared/billing/outgoingClaim.ts';
import { TradingPartnerValues } from '../../shared/domain/tradingPartner.ts';
import type { CliPorts } from './ports.ts';
import { printable } from './printing.ts';
import { issueOf } from './readCase.ts';

/** Through whom an exported 837 goes: from a file, or made up for a test. */

const PARTNER_ID = '00000000-0000-7000-8000-000000000001';

/** Nobody's identifiers. Its files are marked as tests: a clearinghouse that gets one by mistake bills nothing. */
export const TEST_PARTNER: TradingPartner = {
  id: PARTNER_ID,
  name: 'Test Clearinghouse',
  submitterQualifier: 'ZZ',
  submitterId: 'CLAIMWRIGHTTEST',
  receiverQualifier: 'ZZ',
  receiverId: 'TESTRECEIVER',
  production: false,
  wantsTa1: false,
  contactName: 'Test Submitter',
  contactPhone: '2175550100',
  contactEmail: 'test@example.com',
};

type PartnerRead =
  | { readonly ok: true; readonly partner: TradingPartner }
  | { readonly ok: false; readonly message: string; readonly lines: readonly string[] };

const MAX_BYTES = 64 * 1024;

export async function readPartner(ports: CliPorts, path: string): Promise<PartnerRead> {
  const no = (message: string, lines: readonly string[] = []): PartnerRead => ({
    ok: false,
    message: `${printable(path)}: ${message}`,
    lines,
  });
  const read = await ports.readFile(path, MAX_BYTES);
  if (!read.ok)
    return no(read.why === 'missing' ? 'there is no such file' : 'this file cannot be read as a partner');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read.value));
  } catch {
    return no('it is not JSON in UTF-8; schema partner tells its form');
  }
  const parsed = TradingPartnerValues.safeParse(value);
  if (!parsed.success)
    return no(
      'it does not have the form of a trading partner; schema partner tells it',
      parsed.error.issues.map(issueOf).map(({ path: field, message }) => `${field}: ${message}`),
    );
  const { note: _note, ...partner } = parsed.data;
  return { ok: true, partner: { id: PARTNER_ID, ...partner } };
}
