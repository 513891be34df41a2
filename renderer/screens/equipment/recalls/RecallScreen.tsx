import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'wouter';
import { DESK, STAFF } from '../../../../shared/contract/channel.ts';
import type { RecallUnitView, RecallView } from '../../../../shared/contract/recalls.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';
import { RECALL_CONTACT_NAMES, RECALL_OUTCOME_NAMES } from '../../../../shared/domain/recall.ts';
import { call } from '../../../client.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { LoadingBar } from '../../../components/LoadingBar.tsx';
import { Page } from '../../../components/Page.tsx';
import { PersonName } from '../../../components/PersonName.tsx';
import { Facts, Section } from '../../../components/Section.tsx';
import { Chip } from '../../../components/StatusChip.tsx';
import { useQuery } from '../../../components/useQuery.ts';
import { undoLast, useUndo, valueOrNotice } from '../../../records/recordActions.ts';
import { useChanges } from '../../../stores/changes.ts';
import { useNotices } from '../../../stores/notices.ts';
import { useHasRole } from '../../../stores/session.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { PrintedDialog } from './PrintedDialog.tsx';
import { RecallDialog } from './RecallDialog.tsx';
import { RecallChip } from './RecallsScreen.tsx';
import { UnitDialog } from './UnitDialog.tsx';

const COLUMNS: readonly Column<RecallUnitView>[] = [
  {
    id: 'serial',
    header: 'Serial',
    width: 8,
    cell: (row) => <strong>{row.serial || 'No serial'}</strong>,
    sortBy: (row) => row.serial,
  },
  { id: 'lot', header: 'Lot', width: 6, cell: (row) => row.lot, sortBy: (row) => row.lot },
  {
    id: 'where',
    header: 'Where',
    min: 11,
    cell: (row) => (row.holderId ? <PersonName name={row.holderName} /> : row.location || 'In stock'),
    sortBy: (row) => row.holderName || row.location,
  },
  {
    id: 'contact',
    header: 'Contact',
    min: 9,
    cell: ({ unit, holderId }) =>
      holderId === null && unit.contact === 'none'
        ? 'Not needed'
        : [RECALL_CONTACT_NAMES[unit.contact], unit.contactedOn ? formatUsDate(unit.contactedOn) : '']
            .filter(Boolean)
            .join(', '),
    sortBy: ({ unit }) => unit.contact,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    min: 10,
    cell: ({ unit }) =>
      unit.outcome === null ? (
        <Chip tone="unknown">Open</Chip>
      ) : (
        [RECALL_OUTCOME_NAMES[unit.outcome], unit.completedOn ? formatUsDate(unit.completedOn) : '']
          .filter(Boolean)
          .join(', ')
      ),
    sortBy: ({ unit }) => unit.outcome,
  },
  {
    id: 'note',
    header: 'Note',
    min: 10,
    cell: ({ unit, doubt }) => [doubt, unit.contactNote, unit.openReason].filter(Boolean).join(' '),
  },
];

const BACK = { to: '/equipment/recalls', label: 'Recalls' };

/** One recall: its notice and its devices, worked through row by row; Enter opens one. */
export function RecallScreen() {
  const { recall = '' } = useParams<{ recall: string }>();
  const view = useQuery('recalls.get', { id: recall });
  useChanges(() => void view.reload());
  useUndo(view.reload);
  if (view.data) return <RecallPage view={view.data} reload={view.reload} />;
  if (!view.fault) return <LoadingBar loading />;
  return (
    <Page title="Recall" back={BACK}>
      <FaultMessage fault={view.fault} onRetry={() => void view.reload()} />
    </Page>
  );
}

type Open = 'edit' | 'close' | null;

/** A document that was just made; of letters, the devices that they are about. */
interface Printed {
  readonly title: string;
  readonly outputId: string;
  readonly unitIds: readonly string[];
}

function RecallPage({ view, reload }: { readonly view: RecallView; readonly reload: () => Promise<void> }) {
  const { recall, units, toAdd } = view;
  const mayLead = useHasRole(DESK);
  const mayWork = useHasRole(STAFF);
  const [open, setOpen] = useState<Open>(null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [busy, setBusy] = useState(false);
  const isOpen = recall.closedOn === null;
  const unit = units.find((each) => each.unit.id === unitId);
  const left = units.filter((each) => each.unit.outcome === null).length;
  const unsent = units.filter((each) => each.unit.contact === 'printed').map((each) => each.unit.id);

  async function once(work: () => Promise<void>) {
    if (busy) return;
    setBusy(true);
    await work();
    setBusy(false);
  }
  async function sweep() {
    const done = valueOrNotice(await call('recalls.sweep', { id: recall.id }));
    if (!done) return;
    await reload();
    useNotices.getState().show({
      tone: 'done',
      text: done.added === 1 ? '1 device was added.' : `${done.added} devices were added.`,
      action: { label: 'Undo', run: () => void undoLast(reload) },
    });
  }
  async function report(title: string) {
    const made = valueOrNotice(await call('recalls.report', { id: recall.id }));
    if (made) setPrinted({ title, outputId: made.outputId, unitIds: [] });
    await reload();
  }
  async function printLetters() {
    const made = valueOrNotice(await call('recalls.letters', { id: recall.id }));
    if (made) setPrinted({ title: 'Recall letters', outputId: made.outputId, unitIds: made.unitIds });
    await reload();
  }
  async function sent(unitIds: readonly string[]) {
    const done = valueOrNotice(await call('recalls.lettersSent', { id: recall.id, unitIds: [...unitIds] }));
    if (!done) return;
    setPrinted(null);
    await reload();
    useNotices.getState().show({
      tone: 'done',
      text: 'The letters are marked as sent today.',
      action: { label: 'Undo', run: () => void undoLast(reload) },
    });
  }

  return (
    <Page
      title={recall.title}
      back={BACK}
      status={<RecallChip closedOn={recall.closedOn} />}
      actions={
        <>
          <Button disabled={busy} onClick={() => void once(() => report('Recall report'))}>
            Report
          </Button>
          {mayLead && isOpen ? (
            <>
              <Button onClick={() => setOpen('edit')}>Change notice</Button>
              <Button disabled={busy} onClick={() => void once(printLetters)}>
                Print letters
              </Button>
              {unsent.length > 0 ? (
                <Button disabled={busy} onClick={() => void once(() => sent(unsent))}>
                  Letters were sent: {unsent.length}
                </Button>
              ) : null}
              <Button variant="filled" onClick={() => setOpen('close')}>
                Close recall
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Section title="Notice" plain>
        <Facts columns={2} items={noticeFacts(view)} />
      </Section>
      <Section
        title="Devices"
        note={
          isOpen
            ? `${units.length} found, ${left} without an outcome. Arrow keys move, Enter opens a device.`
            : `${units.length} found, ${left} left without an outcome.`
        }
        actions={
          mayLead && isOpen ? (
            <Button disabled={busy} onClick={() => void once(sweep)}>
              {toAdd === 0 ? 'Sweep the register' : `Sweep the register: ${toAdd} to add`}
            </Button>
          ) : null
        }
      >
        <DataTable
          label="Devices of the recall"
          columns={COLUMNS}
          rows={units}
          rowKey={(row) => row.unit.id}
          {...(mayWork && isOpen ? { onOpen: (row: RecallUnitView) => setUnitId(row.unit.id) } : {})}
          grow
          empty={
            <p className="cw-quiet">
              {toAdd === 0
                ? 'No device of the register is named.'
                : 'Not swept yet: the register has devices that the notice names.'}
            </p>
          }
        />
      </Section>
      {open === 'edit' ? (
        <RecallDialog
          recall={recall}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            void reload();
          }}
        />
      ) : null}
      {open === 'close' ? (
        <CloseDialog
          view={view}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            void once(() => report('Recall closing report'));
          }}
        />
      ) : null}
      {unit ? (
        <UnitDialog
          key={`${unit.unit.id} ${unit.unit.revision}`}
          row={unit}
          onClose={() => setUnitId(null)}
          onDone={() => {
            setUnitId(null);
            void reload();
          }}
        />
      ) : null}
      {printed ? (
        <PrintedDialog
          title={printed.title}
          outputId={printed.outputId}
          onSent={printed.unitIds.length > 0 ? () => void once(() => sent(printed.unitIds)) : undefined}
          onClose={() => setPrinted(null)}
        />
      ) : null}
    </Page>
  );
}

function noticeFacts({ recall }: RecallView): { label: string; value: string }[] {
  const serials = [
    recall.serialFrom && `from ${recall.serialFrom}`,
    recall.serialTo && `to ${recall.serialTo}`,
  ].filter(Boolean);
  return [
    { label: 'Number', value: recall.reference },
    {
      label: 'Issued',
      value: [recall.issuer, recall.issuedOn ? formatUsDate(recall.issuedOn) : ''].filter(Boolean).join(', '),
    },
    {
      label: 'Make and model',
      value: [recall.make, recall.model || 'every model'].filter(Boolean).join(' '),
    },
    { label: 'Lots', value: recall.lots.join(', ') || 'Any' },
    { label: 'Serials', value: serials.join(' ') || 'Any' },
    { label: 'Opened', value: recall.openedOn ? formatUsDate(recall.openedOn) : '' },
    { label: 'What may happen', value: recall.hazard },
    { label: 'What is done', value: recall.action },
    ...(recall.closedOn === null
      ? []
      : [
          { label: 'Closed', value: formatUsDate(recall.closedOn) },
          { label: 'Closing note', value: recall.closingNote },
        ]),
  ];
}
