import { formatTime, parseTypedTime } from '../../shared/domain/dates.ts';
import type { FieldProps } from './fieldTypes.ts';
import { TypedField } from './TypedField.tsx';
import type { Parsed } from './useTypedText.ts';

/**
 * A time of day. Reads `9:30`, `930`, `2p`, `14:05`; shows `9:30 AM`.
 *
 * value: `HH:MM`, or '' when not given
 */
export function TimeField(props: FieldProps<string>) {
  function parse(text: string): Parsed<string> {
    const time = parseTypedTime(text);
    return time === null ? { problem: 'Not a time. Type it like 9:30a or 14:05.' } : { value: time };
  }
  return <TypedField {...props} empty="" format={formatTime} parse={parse} />;
}
