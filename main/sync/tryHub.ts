import type { DeviceState } from '../../db/sync/deviceState.ts';
import type { OfficeRow } from '../../db/sync/roster.ts';
import { type Fault, fail, invalid, ok, type Result } from '../../shared/result.ts';
import { enter } from './exchange.ts';
import { hubClient } from './hubClient.ts';
import type { ExchangeProblem, ExchangeStore } from './steps.ts';

/**
 * Asks a hub whether it takes this office, under settings that are not kept yet.
 * @returns `invalid` at the field to look at again, or why it could not be asked
 */
export async function tryHub(
  office: OfficeRow,
  device: DeviceState,
  ports: { readonly store: ExchangeStore; readonly clock: () => number; readonly signal: AbortSignal },
): Promise<Result<void>> {
  const hub = hubClient({
    place: { url: office.hubUrl, certificate: office.hubCertificate },
    credentials: { office: office.id, device: device.id, signKey: device.signKey },
    clock: ports.clock,
    clockOffset: device.clockOffset,
    signal: ports.signal,
  });
  try {
    const entered = await enter(ports, hub, office, { ...device, pulled: 0 });
    return entered.ok ? ok(undefined) : fail(faultOf(entered.problem));
  } finally {
    hub.close();
  }
}

function faultOf({ kind, message, refusal, fault }: ExchangeProblem): Fault {
  if (fault) return fault;
  if (refusal === 'notAllowed') {
    const refused = invalid('admission', 'The hub does not know this admission code. Ask who runs it.');
    if (!refused.ok) return refused.fault;
  }
  const field = kind === 'unreachable' || kind === 'notAHub' ? 'url' : '';
  const refused = invalid(field, message);
  return refused.ok ? { kind: 'invalid', message, issues: [] } : refused.fault;
}
