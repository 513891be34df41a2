import { drawnWhenChanged } from '../components/drawnWhenChanged.ts';
import { FieldFrame } from '../components/FieldFrame.tsx';
import type { FieldProps } from '../components/fieldTypes.ts';
import styles from './PickList.module.css';

/**
 * Any of a known list, all in sight, with targets for a finger.
 *
 * value: what is picked, kept in the order of the list · options {value, label}
 */
export interface PickListProps<V extends string> extends FieldProps<readonly V[]> {
  readonly options: readonly { readonly value: V; readonly label: string }[];
}

export const PickList = drawnWhenChanged(PickListItself);

function PickListItself<V extends string>(props: PickListProps<V>) {
  const { options, value, onChange } = props;
  function toggle(picked: V, on: boolean) {
    onChange(
      options.map((each) => each.value).filter((each) => (each === picked ? on : value.includes(each))),
    );
  }
  return (
    <FieldFrame {...props} group width="full">
      {(ids) => (
        <div className={styles.list}>
          {options.map((option, index) => (
            <label key={option.value} className={styles.pick}>
              <input
                type="checkbox"
                id={index === 0 ? ids.id : undefined}
                className={styles.box}
                checked={value.includes(option.value)}
                disabled={props.disabled || props.readOnly}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
                onBlur={props.onBlur}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
