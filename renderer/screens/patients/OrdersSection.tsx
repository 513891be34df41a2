import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientView } from '../../../shared/contract/records.ts';
import { OrderValues } from '../../../shared/domain/clinical.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { call } from '../../client.ts';
import { ConflictDialog } from '../../components/ConflictDialog.tsx';
import { SavedLine } from '../../components/SavedLine.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { CardFoot, DisclosureCard } from '../../records/DisclosureCard.tsx';
import { fieldWords } from '../../records/fieldWords.ts';
import { conflictText } from '../../records/historyWords.ts';
import { newOrder, OrderFields } from '../../records/OrderFields.tsx';
import { editorOf, useStoredDraft } from '../../records/recordDraft.ts';
import { removeWithUndo, valueOrNotice } from '../../records/recordActions.ts';
import { COVERS, labelOf } from '../../records/words.ts';
import { useToday } from '../../stores/session.ts';
import { orderEnd } from './orderEnd.ts';
import styles from './Patient.module.css';

interface Props {
  readonly view: PatientView;
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
}

type OrderRow = PatientView['orders'][number];

/** The physicians' orders, newest first. */
export function OrdersSection({ view, reload, readOnly }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const today = useToday();
  const orders = [...view.orders].sort((a, b) =>
    (b.orderedOn ?? '9999').localeCompare(a.orderedOn ?? '9999'),
  );

  async function add() {
    const values = newOrder(view.patient.id);
    const created = valueOrNotice(await call('orders.save', { id: null, revision: null, values }));
    if (!created) return;
    setOpenId(created.id);
    await reload();
  }

  return (
    <Section title="Orders">
      {orders.length === 0 ? <p className="cw-quiet">No order yet.</p> : null}
      {orders.map((order) => (
        <DisclosureCard
          key={order.id}
          title={labelOf(COVERS, order.covers) || 'New order'}
          note={[
            order.orderedOn ? formatUsDate(order.orderedOn) : 'no date yet',
            order.physicianName,
            order.description,
            orderEnd(order, today),
          ]
            .filter(Boolean)
            .join(' · ')}
          aside={
            order.signature === 'none' || order.signedOn === null ? (
              <Chip tone="unknown">Not signed</Chip>
            ) : (
              <Chip tone="met">Signed</Chip>
            )
          }
          open={openId === order.id}
          onToggle={() => setOpenId(openId === order.id ? null : order.id)}
        >
          <OrderForm order={order} view={view} reload={reload} readOnly={readOnly} />
        </DisclosureCard>
      ))}
      {readOnly ? null : (
        <div className={styles.add}>
          <Button leftSection={<IconPlus size="1rem" aria-hidden="true" />} onClick={() => void add()}>
            New order
          </Button>
        </div>
      )}
    </Section>
  );
}

function OrderForm({ order, view, reload, readOnly }: { readonly order: OrderRow } & Props) {
  const draft = useStoredDraft({
    key: `order:${order.id}`,
    schema: OrderValues,
    channel: 'orders.save',
    stored: order,
    empty: order,
    onSaved: () => void reload(),
  });

  async function remove() {
    await draft.flush();
    const { id, revision } = draft.draft.store.getState();
    if (id === null || revision === null) return;
    await removeWithUndo('The order', () => call('orders.remove', { id, revision }), reload);
  }

  return (
    <>
      <OrderFields
        {...editorOf(draft, readOnly)}
        documents={view.documents}
        physicianName={draft.values.physicianId === order.physicianId ? order.physicianName : undefined}
      />
      <CardFoot>
        <span>
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} />
        </span>
        {readOnly ? null : (
          <Button size="xs" onClick={() => void remove()}>
            Remove order
          </Button>
        )}
      </CardFoot>
    </>
  );
}
