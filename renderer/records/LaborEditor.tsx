import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  laborUnits,
  MINUTES_A_UNIT,
  standardRepair,
  standardRepairsOf,
} from '../../shared/codes/laborUnits.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import { HcpcsCode } from '../../shared/domain/identifiers.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { type Labor, laborCost } from '../../shared/domain/serviceVisit.ts';
import {
  isForgotten,
  minutesSoFar,
  MOST_RUNS,
  openRun,
  ranFor,
  startRun,
} from '../../shared/domain/timerRuns.ts';
import { MoneyField } from '../components/MoneyField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TextField } from '../components/TextField.tsx';
import { programNow } from '../stores/session.ts';
import { bindField, type EditorProps, joinPath } from './editorProps.ts';
import { enterMovesOn } from './enterMovesOn.ts';
import { HcpcsField } from './HcpcsField.tsx';
import { LaborRuns } from './LaborRuns.tsx';
import { clockText, instantOf, LONG_RUN, stopTimers } from './laborTimer.ts';
import { newId } from './newId.ts';
import { focusLine } from './PartsEditor.tsx';
import styles from './records.module.css';

/**
 * The labor, one card a stretch of work: minutes typed, or counted by a start/stop timer whose runs stand in the
 * line itself. One timer of the list runs at a time, so that no minute is counted twice.
 *
 * value: labor lines · pathPrefix e.g. `visit.labor` · timers false hides the timers (after the fact) ·
 * device: what is worked on, whose code a new line takes over · on: day of the work, for codes · prices false hides
 * what it costs
 */
export interface LaborEditorProps extends EditorProps<readonly Labor[]> {
  readonly timers?: boolean | undefined;
  readonly prices?: boolean | undefined;
  readonly device?: Pick<Equipment, 'kind' | 'hcpcs'> | null | undefined;
  readonly on?: IsoDate | null | undefined;
}

export function LaborEditor(props: LaborEditorProps) {
  const { value: lines, onChange, readOnly = false, timers = true, prices = true } = props;
  const { device = null, on = null } = props;
  const list = useRef<HTMLDivElement>(null);
  const now = useNow(lines.some((line) => openRun(line)) && !readOnly);

  function change(id: string, next: Labor) {
    onChange(lines.map((line) => (line.id === id ? next : line)));
  }

  function startTimer(id: string) {
    const at = programNow();
    onChange(stopTimers(lines, at).map((line) => (line.id === id ? startRun(line, instantOf(at)) : line)));
  }

  function add(withTimer: boolean) {
    const at = programNow();
    const line = newLabor(lines.at(-1)?.hourlyRateCents ?? null, device?.hcpcs);
    onChange(withTimer ? [...stopTimers(lines, at), startRun(line, instantOf(at))] : [...lines, line]);
    focusLine(list.current, lines.length);
  }

  return (
    <div className={styles.stack} ref={list} onKeyDown={enterMovesOn}>
      {lines.length === 0 ? <p className={styles.quiet}>No labor yet.</p> : null}
      {lines.map((line, index) => (
        <LaborLine
          key={line.id}
          number={index + 1}
          value={line}
          pathPrefix={joinPath(props.pathPrefix, String(index))}
          readOnly={readOnly}
          errorAt={props.errorAt}
          fromAt={props.fromAt}
          timers={timers}
          prices={prices}
          device={device}
          on={on}
          now={now}
          onStart={() => startTimer(line.id)}
          onStop={() => onChange(stopTimers(lines, programNow()))}
          onChange={(next) => change(line.id, next)}
          onRemove={() => {
            onChange(lines.filter((each) => each.id !== line.id));
            focusLine(list.current, Math.max(0, index - 1));
          }}
        />
      ))}
      {(laborUnits(lines.map((line) => ({ ...line, minutes: 0 })))?.doubts ?? []).map((text) => (
        <p key={text} className={styles.warn}>
          {text}
        </p>
      ))}
      {readOnly ? null : (
        <div className={styles.fields}>
          {timers ? (
            <Button
              leftSection={<IconPlayerPlay size="1rem" aria-hidden="true" />}
              onClick={() => add(true)}
              data-enter-stop
            >
              Start timer
            </Button>
          ) : null}
          <Button leftSection={<IconPlus size="1rem" aria-hidden="true" />} onClick={() => add(false)}>
            Add minutes
          </Button>
        </div>
      )}
    </div>
  );
}

interface LineProps extends EditorProps<Labor> {
  readonly number: number;
  readonly timers: boolean;
  readonly prices: boolean;
  readonly device: Pick<Equipment, 'kind' | 'hcpcs'> | null;
  readonly on: IsoDate | null;
  /** Milliseconds since 1970, moving while a timer runs. */
  readonly now: number;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onRemove: () => void;
}

function LaborLine(lineProps: LineProps) {
  const { number, timers, prices, device, on, now, onStart, onStop, onRemove, ...props } = lineProps;
  const line = props.value;
  const clock = props.readOnly ? null : clockText(line, now);
  const shown = clock === null ? line.minutes : minutesSoFar(line, now) || null;
  const cost = laborCost({ ...line, minutes: shown });
  const name = line.description || `Labor ${number}`;
  const minutes = bindField(props, 'minutes');
  return (
    <div className={styles.line} role="group" aria-label={`Labor ${number}`} data-line>
      <div className={styles.fields}>
        <div className={styles.grow}>
          <TextField {...bindField(props, 'description')} label="Work" width="full" maxLength={120} />
        </div>
        <NumberField
          {...minutes}
          value={shown}
          label="Minutes"
          width="xs"
          min={1}
          max={1440}
          readOnly={minutes.readOnly || clock !== null}
        />
        {prices ? (
          <MoneyField {...bindField(props, 'hourlyRateCents')} label="Rate an hour" width="s" />
        ) : null}
        <HcpcsField {...bindField(props, 'repairedCode')} label="Code worked on" on={on} />
        <StandardRepairField {...props} device={device} />
        <div className={`${styles.check} ${styles.timer}`}>
          {prices ? (
            <span className={styles.amount}>
              {cost === null ? <span className={styles.unpriced}>No price yet</span> : formatCents(cost)}
            </span>
          ) : null}
          {clock === null ? null : (
            <span className={styles.running} role="timer" aria-label={`Timer of ${name}`}>
              {clock}
            </span>
          )}
          {props.readOnly || (!timers && clock === null) ? null : clock === null ? (
            <Button
              leftSection={<IconPlayerPlay size="1rem" aria-hidden="true" />}
              aria-label={`Start the timer of ${name}`}
              disabled={line.runs.length >= MOST_RUNS}
              onClick={onStart}
            >
              Start
            </Button>
          ) : (
            <Button
              variant="filled"
              leftSection={<IconPlayerStop size="1rem" aria-hidden="true" />}
              aria-label={`Stop the timer of ${name}`}
              onClick={onStop}
            >
              Stop
            </Button>
          )}
          {props.readOnly ? null : (
            <Button
              variant="subtle"
              color="gray"
              aria-label={`Remove ${name}`}
              leftSection={<IconTrash size="1rem" aria-hidden="true" />}
              onClick={onRemove}
            >
              Remove
            </Button>
          )}
        </div>
      </div>
      <LaborRuns runs={line.runs} now={now} />
      {isForgotten(line, now) ? (
        <p className={styles.warn}>
          The timer ran for {ranFor(line, now)}: it was forgotten, and its time is not counted.
          {clock === null
            ? ' Type the minutes that you worked.'
            : ' Stop it, then type the minutes that you worked.'}
        </p>
      ) : shown !== null && shown >= LONG_RUN ? (
        <p className={styles.warn}>Over eight hours: was a timer forgotten? Correct the minutes if so.</p>
      ) : null}
    </div>
  );
}

/** The table's row for the work, where it has rows for this kind of device: its units count whatever the time. */
function StandardRepairField({
  device,
  ...props
}: EditorProps<Labor> & { readonly device: Pick<Equipment, 'kind'> | null }) {
  const { value: line, onChange } = props;
  const chosen = standardRepair(line.standardRepair);
  const rows = standardRepairsOf(device?.kind ?? null);
  const options = chosen !== null && !rows.includes(chosen) ? [...rows, chosen] : rows;
  if (options.length === 0) return null;
  const { value: _key, onChange: _change, ...field } = bindField(props, 'standardRepair');
  return (
    <SelectField
      {...field}
      label="Standard repair"
      width="m"
      clearable
      placeholder="None: by the time"
      hint={
        chosen === null ? undefined : `${chosen.units} units of ${MINUTES_A_UNIT} min by Medicare’s table`
      }
      value={chosen?.key ?? null}
      options={options.map(({ key, name, units }) => ({
        value: key,
        label: name,
        note: units === 1 ? '1 unit' : `${units} units`,
      }))}
      onChange={(key) => {
        const row = standardRepair(key ?? '');
        const description = line.description === '' ? (row?.name ?? '') : line.description;
        onChange({ ...line, standardRepair: row?.key ?? '', description });
      }}
    />
  );
}

/** An empty stretch of work; the rate usually stays the same through a visit, and the device's code is worked on. */
export function newLabor(hourlyRateCents: number | null, deviceCode = ''): Labor {
  return {
    id: newId(),
    repairedCode: HcpcsCode.safeParse(deviceCode).data ?? '',
    standardRepair: '',
    description: '',
    minutes: null,
    hourlyRateCents,
    runs: [],
  };
}

/** The time as of now, drawn anew once a second while `active`: never older than the run that was just begun. */
function useNow(active: boolean): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return programNow();
}
