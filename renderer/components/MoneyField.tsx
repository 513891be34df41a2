import { type Cents, formatCents, parseCents } from '../../shared/domain/money.ts';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import type { FieldProps } from './fieldTypes.ts';
import { TypedField } from './TypedField.tsx';
import type { Parsed } from './useTypedText.ts';

/**
 * An amount of money. Reads `1234.5`, `$1,234.50`, `.75`; shows `$1,234.50`.
 *
 * value: whole cents, or null when not given · min, max in cents
 */
export interface MoneyFieldProps extends FieldProps<Cents | null> {
  readonly min?: Cents | undefined;
  readonly max?: Cents | undefined;
}

export const MoneyField = drawnWhenChanged(MoneyFieldItself);

function MoneyFieldItself(props: MoneyFieldProps) {
  const { min = 0, max = 1_000_000_000 } = props;
  function parse(text: string): Parsed<Cents | null> {
    const cents = parseCents(text);
    if (cents === null) return { problem: 'Not an amount. Type it like 1234.50.' };
    if (cents < min) return { problem: `At least ${formatCents(min)}.` };
    if (cents > max) return { problem: `At most ${formatCents(max)}.` };
    return { value: cents };
  }
  return (
    <TypedField {...props} empty={null} format={formatCents} parse={parse} inputMode="decimal" align="end" />
  );
}
