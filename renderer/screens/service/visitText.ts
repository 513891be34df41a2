import { formatUsDate, isIsoDate } from '../../../shared/domain/dates.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import type { FieldShape } from './amendableFields.ts';

/** A value of a visit's field as it is read on the page; '' when nothing was given. */
export function fieldText(shape: FieldShape, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  switch (shape.kind) {
    case 'text':
      return String(value);
    case 'number':
      return shape.unit ? `${String(value)} ${shape.unit}` : String(value);
    case 'money':
      return typeof value === 'number' ? formatCents(value) : '';
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? formatUsDate(value) : String(value);
    case 'yesNo':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return shape.options.find((option) => option.value === value)?.label ?? String(value);
    case 'picks':
      return Array.isArray(value)
        ? value
            .map((each) => shape.options.find((option) => option.value === each)?.label ?? String(each))
            .join(', ')
        : '';
  }
}
