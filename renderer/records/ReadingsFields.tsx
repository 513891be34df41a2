import type { Readings } from '../../shared/domain/serviceVisit.ts';
import { ChoiceField } from '../components/ChoiceField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { bindChoice, bindField, type EditorProps } from './editorProps.ts';
import { enterMovesOn } from './enterMovesOn.ts';
import styles from './records.module.css';

/** One set of readings of a device. pathPrefix e.g. `visit.before`. */
export function ReadingsFields(props: EditorProps<Readings>) {
  return (
    <div className={styles.fields} onKeyDown={enterMovesOn}>
      <NumberField
        {...bindField(props, 'oxygenPercent')}
        label="Oxygen"
        unit="%"
        decimals={1}
        min={0}
        max={100}
      />
      <NumberField {...bindField(props, 'flowLpm')} label="Flow" unit="L/min" decimals={2} min={0} max={25} />
      <NumberField
        {...bindField(props, 'pressurePsi')}
        label="Outlet pressure"
        unit="psi"
        decimals={1}
        min={0}
        max={100}
      />
      <NumberField {...bindField(props, 'hourMeter')} label="Hour meter" unit="h" min={0} max={999_999} />
      <ChoiceField {...bindChoice(props, 'alarms', ALARMS)} label="Alarm test" options={ALARMS} />
    </div>
  );
}

const ALARMS = [
  { value: 'pass', label: 'Pass' },
  { value: 'fail', label: 'Fail' },
] as const;
