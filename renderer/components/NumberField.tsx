import { drawnWhenChanged } from './drawnWhenChanged.ts';
import type { FieldProps } from './fieldTypes.ts';
import { TypedField } from './TypedField.tsx';
import type { Parsed } from './useTypedText.ts';

/**
 * A number. Reads `1,234.5`, `93 %`; a comma between thousands is allowed.
 *
 * value: number, or null when not given · min, max · decimals (places allowed, default 0) · unit shown inside
 */
export interface NumberFieldProps extends FieldProps<number | null> {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly decimals?: number | undefined;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
}

export const NumberField = drawnWhenChanged(NumberFieldItself);

function NumberFieldItself(props: NumberFieldProps) {
  return (
    <TypedField
      {...props}
      empty={null}
      format={formatNumber}
      parse={(text) => parseNumber(text, props)}
      inputMode="decimal"
      align="end"
    />
  );
}

function formatNumber(value: number | null): string {
  return value === null ? '' : String(value);
}

function parseNumber(
  text: string,
  limits: Pick<NumberFieldProps, 'min' | 'max' | 'decimals' | 'unit'>,
): Parsed<number | null> {
  const { min, max, decimals = 0, unit } = limits;
  let bare = text;
  if (unit && bare.toLowerCase().endsWith(unit.toLowerCase())) bare = bare.slice(0, -unit.length);
  bare = bare.trim().replace(/(\d),(?=\d{3}(\D|$))/g, '$1');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(bare)) return { problem: 'Not a number.' };
  const places = bare.split('.')[1]?.length ?? 0;
  if (places > decimals) {
    return { problem: decimals === 0 ? 'A whole number, please.' : `At most ${decimals} decimal places.` };
  }
  const value = Number(bare);
  if (min !== undefined && value < min)
    return { problem: min === 0 ? 'Not below zero.' : `At least ${min}.` };
  if (max !== undefined && value > max) return { problem: `At most ${max}.` };
  return { value };
}
