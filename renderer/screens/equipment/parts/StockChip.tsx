import { STOCK_STATE_NAMES, type StockState } from '../../../../shared/domain/stock.ts';
import { Chip, type Tone } from '../../../components/StatusChip.tsx';

const TONES: Readonly<Record<StockState, Tone>> = {
  belowZero: 'unmet',
  out: 'unmet',
  low: 'unknown',
  enough: 'na',
};

/** How a part stands. Enough is said quietly. */
export function StockChip({ state }: { readonly state: StockState }) {
  return <Chip tone={TONES[state]}>{STOCK_STATE_NAMES[state]}</Chip>;
}
