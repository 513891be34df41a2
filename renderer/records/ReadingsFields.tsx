import { readingsOf } from '../../shared/domain/benchWords.ts';
import type { EquipmentKind } from '../../shared/domain/equipment.ts';
import type { Readings } from '../../shared/domain/serviceVisit.ts';
import { ChoiceField } from '../components/ChoiceField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { bindChoice, bindField, type EditorProps } from './editorProps.ts';
import { enterMovesOn } from './enterMovesOn.ts';
import styles from './records.module.css';

/** One set of readings of a device. pathPrefix e.g. `visit.before` · kind of the device: only its readings are asked for; null: all. */
export function ReadingsFields({
  kind = null,
  ...props
}: EditorProps<Readings> & { readonly kind?: EquipmentKind | null }) {
  const asked = readingsOf(kind, props.value);
  return (
    <div className={styles.fields} onKeyDown={enterMovesOn}>
      {asked.includes('oxygenPercent') ? (
        <NumberField
          {...bindField(props, 'oxygenPercent')}
          label="Oxygen"
          unit="%"
          decimals={1}
          min={0}
          max={100}
        />
      ) : null}
      {asked.includes('flowLpm') ? (
        <NumberField
          {...bindField(props, 'flowLpm')}
          label="Flow"
          unit="L/min"
          decimals={2}
          min={0}
          max={25}
        />
      ) : null}
      {asked.includes('pressurePsi') ? (
        <NumberField
          {...bindField(props, 'pressurePsi')}
          label="Outlet pressure"
          unit="psi"
          decimals={1}
          min={0}
          max={100}
        />
      ) : null}
      {asked.includes('hourMeter') ? (
        <NumberField {...bindField(props, 'hourMeter')} label="Hour meter" unit="h" min={0} max={999_999} />
      ) : null}
      {asked.includes('alarms') ? (
        <ChoiceField {...bindChoice(props, 'alarms', ALARMS)} label="Alarm test" options={ALARMS} />
      ) : null}
    </div>
  );
}

const ALARMS = [
  { value: 'pass', label: 'Pass' },
  { value: 'fail', label: 'Fail' },
] as const;
