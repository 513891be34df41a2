import { formatTime, formatUsDate, isIsoDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { FieldShape } from './amendableFields.ts';

/** A value of a visit's field as it is read on the page; '' when nothing was given. */
export function fieldText(shape: FieldShape, value: unknown): string {
  switch (shape.kind) {
    case 'text':
    case 'code':
      return plain(value);
    case 'number':
      return typeof value === 'number' ? withUnit(value, shape.unit) : '';
    case 'money':
      return typeof value === 'number' ? formatCents(value) : '';
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? formatUsDate(value) : plain(value);
    case 'time':
      return typeof value === 'string' && value !== '' ? formatTime(value) : '';
    case 'yesNo':
      return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : '';
    case 'choice':
    case 'list':
      return named(shape.options, value);
    case 'picks':
      return Array.isArray(value) ? value.map((each) => named(shape.options, each)).join(', ') : '';
  }
}

function named(
  options: readonly { readonly value: string; readonly label: string }[],
  value: unknown,
): string {
  return options.find((option) => option.value === value)?.label ?? plain(value);
}

/** `2 L/min`, `21,480 h`, and `78.5%` without a space. */
function withUnit(value: number, unit: string): string {
  const figure = value.toLocaleString('en-US', { maximumFractionDigits: 3 });
  return unit === '' ? figure : unit === '%' ? `${figure}%` : `${figure} ${unit}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
