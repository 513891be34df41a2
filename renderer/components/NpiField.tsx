import { npiProblem } from '../../shared/domain/identifiers.ts';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import type { FieldProps } from './fieldTypes.ts';
import { TypedField } from './TypedField.tsx';
import type { Parsed } from './useTypedText.ts';

/** A National Provider Identifier with its check digit. value: ten digits, '' when not given. */
export const NpiField = drawnWhenChanged(NpiFieldItself);

function NpiFieldItself(props: FieldProps<string>) {
  return (
    <TypedField
      {...props}
      width={props.width ?? 'm'}
      empty=""
      format={asTyped}
      parse={parse}
      inputMode="numeric"
    />
  );
}

function asTyped(value: string): string {
  return value;
}

function parse(text: string): Parsed<string> {
  const problem = npiProblem(text);
  return problem === null ? { value: text.replace(/[\s-]/g, '') } : { problem };
}
