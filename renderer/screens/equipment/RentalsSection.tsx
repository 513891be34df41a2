import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK } from '../../../shared/contract/channel.ts';
import type { RentalView } from '../../../shared/contract/rentals.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import type { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { newRentalValues, RENTAL_CLASS_NAMES, RentalValues } from '../../../shared/domain/rental.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { CardFoot, DisclosureCard } from '../../records/DisclosureCard.tsx';
import { fieldWords } from '../../records/fieldWords.ts';
import { conflictText } from '../../records/historyWords.ts';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, valueOrNotice } from '../../records/recordActions.ts';
import { useChanges } from '../../stores/changes.ts';
import { useHasRole } from '../../stores/session.ts';
import { RentalFields } from './RentalFields.tsx';
import { rentalOfDevice } from './rentalOfDevice.ts';
import { Timeline } from './Timeline.tsx';
import styles from './RentalFields.module.css';

/** The rentals of a device, with its line of months; a new one begins with what the register holds. */
export function DeviceRentals({ id, device }: { readonly id: string; readonly device: EquipmentValues }) {
  const query = useQuery('rentals.ofDevice', { equipmentId: id });
  useChanges(() => void query.reload());
  const { holderId } = device;
  if (query.fault && !query.data) return <FaultMessage fault={query.fault} />;
  if (!query.data || (query.data.length === 0 && device.ownership !== 'rental')) return null;
  return (
    <Rentals
      views={query.data}
      reload={query.reload}
      empty={
        holderId === null
          ? 'No rental is on record. Give the holder first.'
          : 'No rental is on record. Once it is, its months, breaks and useful lifetime stand here.'
      }
      begin={holderId === null ? null : rentalOfDevice(id, holderId, device)}
      warning={registerDiffers(query.data, device)}
      withPatient
    />
  );
}

/** The rentals of a patient. */
export function PatientRentals({ id }: { readonly id: string }) {
  const query = useQuery('rentals.ofPatient', { patientId: id });
  useChanges(() => void query.reload());
  if (query.fault && !query.data) return <FaultMessage fault={query.fault} />;
  if (!query.data) return null;
  return (
    <Rentals
      views={query.data}
      reload={query.reload}
      empty="No rentals yet."
      begin={newRentalValues(id)}
      withPatient={false}
    />
  );
}

interface Props {
  readonly views: readonly RentalView[];
  readonly reload: () => Promise<void>;
  /** What is said where there is none. */
  readonly empty: string;
  /** What a new rental begins with; null: none can be begun here. */
  readonly begin: RentalValues | null;
  /** Where the records contradict one another. */
  readonly warning?: string | null;
  readonly withPatient: boolean;
}

function Rentals({ views, reload, empty, begin, warning, withPatient }: Props) {
  const mayWrite = useHasRole(DESK);
  const [openId, setOpenId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function add(values: RentalValues) {
    setBusy(true);
    const made = valueOrNotice(await call('rentals.save', { id: null, revision: null, values }));
    if (made) {
      setOpenId(made.id);
      await reload();
    }
    setBusy(false);
  }

  return (
    <Section
      title="Rental"
      note={
        views.length > 0
          ? 'Months as Medicare counts them. Point at a month, or use the arrow keys, to read its rule and where it comes from.'
          : undefined
      }
    >
      {views.length === 0 ? <p className="cw-quiet">{empty}</p> : null}
      {warning ? (
        <p>
          <Chip tone="unknown">Two first days</Chip> {warning}
        </p>
      ) : null}
      {views.map((view) => (
        <OneRental
          key={view.rental.id}
          view={view}
          reload={reload}
          open={openId === view.rental.id}
          onToggle={() => setOpenId(openId === view.rental.id ? null : view.rental.id)}
          withPatient={withPatient}
        />
      ))}
      {mayWrite && begin !== null ? (
        <div className={styles.add}>
          <Button
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            loading={busy}
            onClick={() => void add(begin)}
          >
            New rental
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

interface OneProps {
  readonly view: RentalView;
  readonly reload: () => Promise<void>;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly withPatient: boolean;
}

function OneRental({ view, reload, open, onToggle, withPatient }: OneProps) {
  const mayWrite = useHasRole(DESK);
  const mayRead = useHasRole([...DESK, 'readOnly']);
  const draft = useStoredDraft({
    key: `rental:${view.rental.id}`,
    schema: RentalValues,
    channel: 'rentals.save',
    stored: view.rental,
    empty: view.rental,
    onSaved: () => void reload(),
  });
  const rental = draft.values;
  const title = [rental.class ? RENTAL_CLASS_NAMES[rental.class] : 'Rental', rental.code]
    .filter(Boolean)
    .join(', ');
  const span = spanText(rental);

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    await removeWithUndo('The rental', () => call('rentals.remove', { id, revision }), reload);
  }

  const line = <Timeline rental={rental} view={view} label={`Months of the rental: ${title}`} />;
  const names = (
    <>
      {withPatient ? (
        <>
          <PersonName name={view.patientName} /> ·{' '}
        </>
      ) : view.device ? (
        `${view.device}${view.serial ? `, serial ${view.serial}` : ''} · `
      ) : null}
      {span}
    </>
  );
  // Who may not see prices sees the line alone.
  if (!mayRead) {
    return (
      <div role="group" aria-label={title}>
        <p>
          <strong>{title}</strong> {names}
        </p>
        {line}
      </div>
    );
  }
  return (
    <>
      <DisclosureCard title={title} note={names} open={open} onToggle={onToggle}>
        <RentalFields editor={editorOf(draft, !mayWrite)} view={view} />
        <CardFoot>
          <span>
            <SavedLine draft={draft} />
            <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
          </span>
          {mayWrite ? (
            <Button size="xs" onClick={() => void remove()}>
              Remove rental
            </Button>
          ) : null}
        </CardFoot>
      </DisclosureCard>
      {line}
    </>
  );
}

function spanText({ startedOn, endedOn }: RentalValues): string {
  if (startedOn === null) return 'First day not given';
  return `${formatUsDate(startedOn)} to ${endedOn === null ? 'now' : formatUsDate(endedOn)}`;
}

/** A claim is judged by the first day in the register, and the months here by the rental's. */
function registerDiffers(views: readonly RentalView[], device: EquipmentValues): string | null {
  const running = views.find(({ rental }) => rental.endedOn === null && rental.startedOn !== null);
  const inRegister = device.rentalStartedOn;
  const here = running?.rental.startedOn ?? null;
  if (here === null || inRegister === null || here === inRegister) return null;
  return `The rental begins on ${formatUsDate(here)}, and the register has ${formatUsDate(inRegister)}. Claims are judged by the register: make both the same.`;
}
