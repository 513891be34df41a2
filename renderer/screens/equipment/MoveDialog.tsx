import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Move, possibleMoves } from '../../../shared/domain/custody.ts';
import type { Equipment } from '../../../shared/domain/equipment.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import type { Fault, Result } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import type { RentalStart } from '../../../shared/contract/custody.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { focusInvalid } from '../../records/focusInvalid.ts';
import { EquipmentField, PatientField } from '../../records/lookups.tsx';
import { useToday } from '../../stores/session.ts';
import { RentalStartFields } from './RentalStartFields.tsx';
import { rentalStartOf } from './rentalOfDevice.ts';
import { locationLabel, MOVE_NAMES, type MoveChoice } from './moveWords.ts';

/**
 * What happened to a device: it goes out, comes back, is exchanged, or rests. A move that gives pause is asked for
 * twice, the second time with its reason.
 *
 * before(): saves what is being typed on the page · revision(): that of the device then · onMoved: when it is done
 */
interface Props {
  readonly device: Equipment;
  readonly before: () => Promise<boolean>;
  readonly revision: () => number | null;
  readonly onMoved: () => Promise<void>;
  readonly onClose: () => void;
}

interface Asked extends Omit<Move, 'kind' | 'on'> {
  /** Whether the delivery begins a rental record, and of which class and code. */
  readonly starts: boolean;
  readonly rental: RentalStart;
  readonly endsRental: boolean;
  /** The own device that a loaner stands in for. */
  readonly forEquipmentId: Id | null;
  readonly kind: MoveChoice | null;
  readonly on: string | null;
  readonly otherId: Id | null;
}

const OWNERSHIPS = [
  { value: 'rental', label: 'Rented out' },
  { value: 'patientOwned', label: 'Sold to the patient' },
] as const;

export function MoveDialog({ device, before, revision, onMoved, onClose }: Props) {
  const today = useToday();
  const rentals = useQuery('rentals.ofDevice', { equipmentId: device.id });
  const running = (rentals.data ?? []).filter(({ rental }) => rental.endedOn === null);
  // Title passes in a capped rental, or where no record says what the rental is.
  const noTitle = running.some(({ rental }) => rental.class !== null && rental.class !== 'cappedRental');
  const choices: readonly MoveChoice[] = [
    ...possibleMoves(device).filter((move) => move !== 'titleTransferred' || !noTitle),
    ...(device.holderId !== null && device.status !== 'retired' ? (['exchange'] as const) : []),
  ];
  const [asked, setAsked] = useState<Asked>({
    kind: choices[0] ?? null,
    on: today,
    holderId: null,
    ownership: 'rental',
    location: '',
    reason: '',
    otherId: null,
    starts: true,
    rental: rentalStartOf(device),
    endsRental: true,
    forEquipmentId: null,
  });
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const doubt = fault?.kind === 'blocked' ? fault : null;
  const issues = fault?.kind === 'invalid' ? fault.issues : [];
  const errorAt = (path: string): string | null => issueAt(issues, `move.${path}`) ?? issueAt(issues, path);
  const { kind } = asked;

  function change(next: Partial<Asked>) {
    setAsked({ ...asked, ...next });
    // The doubt stays in sight while its reason is written.
    if (Object.keys(next).some((field) => field !== 'reason') || !doubt) setFault(null);
  }

  async function send() {
    if (busy || focusInvalid()) return;
    setBusy(true);
    const saved = await before();
    const answer = saved ? await ask() : null;
    setBusy(false);
    if (answer === null) {
      setFault(
        missing('kind', 'The page of the device could not be saved first. Close this and look there.'),
      );
    } else if (answer.ok) {
      await onMoved();
      onClose();
    } else setFault(answer.fault);
  }

  async function ask(): Promise<Result<unknown>> {
    const seen = revision();
    if (kind === null || seen === null) return { ok: false, fault: missing('kind', 'Choose what happened.') };
    if (asked.on === null) return { ok: false, fault: missing('on', 'Give the day on which it happened.') };
    const { on, location, reason, otherId } = asked;
    const anyway = doubt !== null;
    if (kind !== 'exchange') {
      const gets = kind === 'delivered' || kind === 'loaned';
      const move: Move = {
        kind,
        on,
        location,
        reason,
        holderId: gets ? asked.holderId : null,
        ownership: kind === 'delivered' ? asked.ownership : null,
      };
      const rented = kind === 'delivered' && asked.ownership === 'rental' && asked.starts;
      return call('equipment.move', {
        id: device.id,
        revision: seen,
        move,
        anyway,
        rental: rented ? asked.rental : null,
        endsRental: asked.endsRental,
        loan:
          kind === 'loaned' && asked.forEquipmentId !== null
            ? { forEquipmentId: asked.forEquipmentId }
            : null,
      });
    }
    if (otherId === null)
      return { ok: false, fault: missing('otherId', 'Choose the device that comes in its place.') };
    return call('equipment.exchange', {
      id: device.id,
      revision: seen,
      otherId,
      on,
      location,
      reason,
      anyway,
    });
  }

  return (
    <Dialog
      title="Move the device"
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void send()}>
            {doubt ? 'Move all the same' : 'Move'}
          </Button>
        </>
      }
    >
      <ChoiceField
        label="What happened"
        path="kind"
        stacked
        options={choices.map((value) => ({ value, label: MOVE_NAMES[value] }))}
        value={kind}
        error={errorAt('kind')}
        onChange={(value) => change({ kind: value })}
      />
      <FieldRow>
        <TypedDateField
          label="Day"
          path="on"
          value={asked.on}
          max={today}
          error={errorAt('on')}
          onChange={(on) => change({ on })}
        />
        {kind === 'delivered' || kind === 'loaned' ? (
          <PatientField
            label={kind === 'loaned' ? 'Lent to' : 'Delivered to'}
            path="holderId"
            value={asked.holderId}
            error={errorAt('holderId')}
            onChange={(holderId) => change({ holderId })}
          />
        ) : null}
        {kind === 'exchange' ? (
          <EquipmentField
            label="Device that comes in its place"
            path="otherId"
            value={asked.otherId}
            error={errorAt('otherId')}
            onChange={(otherId) => change({ otherId })}
          />
        ) : null}
      </FieldRow>
      {kind === 'delivered' ? (
        <ChoiceField
          label="Ownership from then on"
          path="ownership"
          options={OWNERSHIPS}
          value={asked.ownership}
          error={errorAt('ownership')}
          onChange={(ownership) => change({ ownership })}
        />
      ) : null}
      {kind === 'delivered' && asked.ownership === 'rental' ? (
        <RentalStartFields
          starts={asked.starts}
          rental={asked.rental}
          error={errorAt('rental')}
          onStarts={(starts) => change({ starts })}
          onRental={(rental) => change({ rental })}
        />
      ) : null}
      {kind === 'pickedUp' && running.length > 0 ? (
        <CheckField
          label="End the running rental on that day"
          path="endsRental"
          note="Leave it unticked where the patient goes on renting and another device will come, as after a hospital stay."
          value={asked.endsRental}
          onChange={(endsRental) => change({ endsRental })}
        />
      ) : null}
      {kind === 'loaned' && asked.holderId !== null ? (
        <EquipmentField
          label="Own device that it stands in for"
          path="forEquipmentId"
          hint="During a repair: the reason below then says why it takes more than a day (K0462)"
          value={asked.forEquipmentId}
          error={errorAt('forEquipmentId') ?? errorAt('equipmentId')}
          onChange={(forEquipmentId) => change({ forEquipmentId })}
        />
      ) : null}
      <TextField
        label={locationLabel(kind)}
        path="location"
        value={asked.location}
        maxLength={80}
        width="l"
        error={errorAt('location')}
        onChange={(location) => change({ location })}
      />
      {doubt ? <FaultMessage fault={doubt} /> : null}
      <TextArea
        label="Reason"
        path="reason"
        hint="Kept in the log"
        value={asked.reason}
        maxLength={300}
        minRows={1}
        error={errorAt('reason')}
        onChange={(reason) => change({ reason })}
      />
      {fault && !doubt && issues.length === 0 ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}

function missing(path: string, message: string): Fault {
  return { kind: 'invalid', message, issues: [{ path, message }] };
}
