import { DUE_STATE_NAMES, type DueState } from '../../../../shared/domain/maintenanceDue.ts';
import { Chip, type Tone } from '../../../components/StatusChip.tsx';

const TONES: Readonly<Record<DueState, Tone>> = {
  overdue: 'unmet',
  soon: 'advice',
  unknown: 'unknown',
  notDue: 'na',
};

export function DueChip({ state }: { readonly state: DueState }) {
  return <Chip tone={TONES[state]}>{DUE_STATE_NAMES[state]}</Chip>;
}
