import { formatPhone, parsePhone } from '../../shared/domain/identifiers.ts';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import type { FieldProps } from './fieldTypes.ts';
import { TypedField } from './TypedField.tsx';
import type { Parsed } from './useTypedText.ts';

/** A US telephone number in any spelling. value: ten digits, '' when not given. */
export const PhoneField = drawnWhenChanged(PhoneFieldItself);

function PhoneFieldItself(props: FieldProps<string>) {
  return <TypedField {...props} empty="" format={formatPhone} parse={parse} inputMode="tel" />;
}

function parse(text: string): Parsed<string> {
  const digits = parsePhone(text);
  return digits === null ? { problem: 'Ten digits, like (212) 555-0142.' } : { value: digits };
}
