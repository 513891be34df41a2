import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { MINUTES_A_UNIT, standardRepair, standardRepairsOf } from '../../shared/codes/laborUnits.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import { HcpcsCode } from '../../shared/domain/identifiers.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { type Labor, laborCost } from '../../shared/domain/serviceVisit.ts';
import { MoneyField } from '../components/MoneyField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { TextField } from '../components/TextField.tsx';
import { programNow } from '../stores/session.ts';
import { bindField, type EditorProps, joinPath } from './editorProps.ts';
import { enterMovesOn } from './enterMovesOn.ts';
import { HcpcsField } from './HcpcsField.tsx';
import { clockText, LONG_RUN, minutesSoFar, stopTimers, useTimers } from './laborTimer.ts';
import { newId } from './newId.ts';
import { focusLine } from './PartsEditor.tsx';
import styles from './records.module.css';

/**
 * The labour, one card a stretch of work: minutes typed, or counted by a start/stop timer that survives a
 * reload. One timer of the list runs at a time, so that no minute is counted twice.
 *
 * value: labour lines · pathPrefix e.g. `visit.labor` · timers false hides the timers (after the fact) ·
 * device: what is worked on, whose code a new line takes over · on: day of the work, for codes
 */
export interface LaborEditorProps extends EditorProps<readonly Labor[]> {
  readonly timers?: boolean | undefined;
  readonly device?: Pick<Equipment, 'kind' | 'hcpcs'> | null | undefined;
  readonly on?: IsoDate | null | undefined;
}

export function LaborEditor(props: LaborEditorProps) {
  const { value: lines, onChange, readOnly = false, timers = true, device = null, on = null } = props;
  const list = useRef<HTMLDivElement>(null);
  const running = useTimers((store) => store.running);
  const { start, clear } = useTimers.getState();
  const now = useNow(lines.some((line) => running[line.id] !== undefined) && !readOnly);

  function change(id: string, next: Labor) {
    onChange(lines.map((line) => (line.id === id ? next : line)));
  }

  function startTimer(line: Labor) {
    const others = stopTimers(lines, programNow());
    const base = others.find((each) => each.id === line.id)?.minutes ?? 0;
    start(line.id, base, programNow());
    onChange(others);
  }

  function add(withTimer: boolean) {
    const line = newLabor(lines.at(-1)?.hourlyRateCents ?? null, device?.hcpcs);
    const others = withTimer ? stopTimers(lines, programNow()) : lines;
    if (withTimer) start(line.id, 0, programNow());
    onChange([...others, line]);
    focusLine(list.current, lines.length);
  }

  // The minutes follow the timer, so that a power cut costs at most the minute that was running.
  const follow = useEffectEvent((at: number) => {
    const next = lines.map((line) => {
      const timer = running[line.id];
      const minutes = timer ? minutesSoFar(timer, at) : 0;
      return timer && minutes > 0 && minutes !== line.minutes ? { ...line, minutes } : line;
    });
    if (!readOnly && next.some((line, index) => line !== lines[index])) onChange(next);
  });
  useEffect(() => follow(now), [now]);

  return (
    <div className={styles.stack} ref={list} onKeyDown={enterMovesOn}>
      {lines.length === 0 ? <p className={styles.quiet}>No labor yet.</p> : null}
      {lines.map((line, index) => {
        const timer = readOnly ? undefined : running[line.id];
        return (
          <LaborLine
            key={line.id}
            number={index + 1}
            value={line}
            pathPrefix={joinPath(props.pathPrefix, String(index))}
            readOnly={readOnly}
            errorAt={props.errorAt}
            fromAt={props.fromAt}
            timers={timers}
            device={device}
            on={on}
            clock={timer ? clockText(timer, Math.max(now, timer.startedAt)) : null}
            onStart={() => startTimer(line)}
            onStop={() => onChange(stopTimers(lines, programNow()))}
            onChange={(next) => change(line.id, next)}
            onRemove={() => {
              clear(line.id);
              onChange(lines.filter((each) => each.id !== line.id));
              focusLine(list.current, Math.max(0, index - 1));
            }}
          />
        );
      })}
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
  readonly device: Pick<Equipment, 'kind' | 'hcpcs'> | null;
  readonly on: IsoDate | null;
  /** What the running timer shows; null when it stands. */
  readonly clock: string | null;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onRemove: () => void;
}

function LaborLine({ number, timers, device, on, clock, onStart, onStop, onRemove, ...props }: LineProps) {
  const line = props.value;
  const cost = laborCost(line);
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
          label="Minutes"
          width="xs"
          min={1}
          max={1440}
          readOnly={minutes.readOnly || clock !== null}
        />
        <MoneyField {...bindField(props, 'hourlyRateCents')} label="Rate an hour" width="s" />
        <HcpcsField {...bindField(props, 'repairedCode')} label="Code worked on" on={on} />
        <StandardRepairField {...props} device={device} />
        <div className={`${styles.check} ${styles.timer}`}>
          <span className={styles.amount}>
            {cost === null ? <span className={styles.unpriced}>No price yet</span> : formatCents(cost)}
          </span>
          {clock === null ? null : (
            <span className={styles.running} role="timer" aria-label={`Timer of ${name}`}>
              {clock}
            </span>
          )}
          {props.readOnly || !timers ? null : clock === null ? (
            <Button
              leftSection={<IconPlayerPlay size="1rem" aria-hidden="true" />}
              aria-label={`Start the timer of ${name}`}
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
      {line.minutes !== null && line.minutes >= LONG_RUN ? (
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

/** The time, moving once a second while `active`. */
function useNow(active: boolean): number {
  const [now, setNow] = useState(() => programNow());
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => setNow(programNow()), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}
