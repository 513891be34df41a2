import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { FaultMessage } from '../components/FaultMessage.tsx';
import type { Sending } from './useSend.ts';

/** Why a form was not taken, above its fields. */
export function SendProblem({ sending }: { readonly sending: Sending }) {
  if (sending.fault) return <FaultMessage fault={sending.fault} />;
  return <ErrorSummary issues={sending.issues} attempt={sending.attempt} />;
}
