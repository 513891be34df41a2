import { useRef } from 'react';
import type { CatalogRow } from '../../shared/contract/parts.ts';
import { equipmentName } from '../../shared/domain/equipment.ts';
import { isHcpcsShape } from '../../shared/domain/identifiers.ts';
import { formatCents } from '../../shared/domain/money.ts';
import type { Part } from '../../shared/domain/serviceVisit.ts';
import { branchName, partFits } from '../../shared/domain/stock.ts';
import { call } from '../client.ts';
import { LookupField, type LookupOption } from '../components/LookupField.tsx';
import { useQuery } from '../components/useQuery.ts';
import styles from './records.module.css';

/** Parts of a visit taken from the catalog: found by number, description or scan. */

export interface FittedDevice {
  readonly make: string;
  readonly model: string;
}

/** What the catalog knows is filled in; what was typed stays. */
export function filledFrom(part: Part, row: CatalogRow): Part {
  const description = row.maker === '' ? row.description : `${row.description}, ${row.maker}`;
  const code = isHcpcsShape(row.code) ? row.code : '';
  return {
    ...part,
    catalogId: row.id,
    partNumber: row.partNumber,
    description: part.description || description.slice(0, 120),
    code: part.code || code,
    unitCostCents: part.unitCostCents ?? row.unitCostCents,
  };
}

/** The part in use with exactly this number; null when the catalog has none or cannot be asked. */
export async function partWithNumber(partNumber: string): Promise<CatalogRow | null> {
  const wanted = partNumber.trim().toLowerCase();
  if (wanted === '') return null;
  const answer = await call('parts.list', {
    query: partNumber.trim(),
    wanting: false,
    retired: false,
    offset: 0,
    limit: 1,
  });
  const row = answer.ok ? answer.value.rows[0] : undefined;
  return row?.partNumber.toLowerCase() === wanted ? row : null;
}

/** Finds a part and hands it over; the box is empty again for the next. */
export function CatalogField({
  prices,
  onPick,
}: {
  readonly prices: boolean;
  readonly onPick: (row: CatalogRow) => void;
}) {
  const found = useRef(new Map<string, CatalogRow>());
  async function search(text: string): Promise<readonly LookupOption[]> {
    const answer = await call('parts.list', {
      query: text,
      wanting: false,
      retired: false,
      offset: 0,
      limit: 20,
    });
    if (!answer.ok) return [];
    for (const row of answer.value.rows) found.current.set(row.id, row);
    return answer.value.rows.map((row) => ({
      value: row.id,
      code: row.partNumber,
      label: row.description,
      note: [prices ? formatCents(row.unitCostCents) : '', `${row.here} here`].filter(Boolean).join(' · '),
    }));
  }
  return (
    <LookupField
      label="Part from the catalog"
      value={null}
      search={search}
      width="l"
      bare
      placeholder="Number or description, typed or scanned"
      onChange={(option) => {
        const row = option ? found.current.get(option.value) : undefined;
        if (row) onPick(row);
      }}
    />
  );
}

/** What the catalog says against a part on this device, and what is left of it. */
export function CatalogNote({ part, device }: { readonly part: Part; readonly device: FittedDevice | null }) {
  const view = useQuery('parts.get', { id: part.catalogId ?? '' }, { enabled: part.catalogId !== null });
  if (part.catalogId === null || !view.data) return null;
  const { part: card, stock, branch } = view.data;
  const here = stock.filter((line) => line.branch === branch);
  const left = here.reduce((sum, { quantity }) => sum + quantity, 0);
  const byLot = here.some(({ lot, quantity }) => lot !== '' && quantity > 0);
  const notes = [
    device !== null && partFits(card, device) === false
      ? `The catalog does not list this part for ${equipmentName({ ...device, serial: '' })}. Check that it fits.`
      : '',
    byLot && part.lotOrSerial === '' ? 'It is kept by lot: give the lot, so that a recall finds it.' : '',
    left < (part.quantity ?? 0)
      ? `${branchName(branch)} has ${left} entered: signing takes it below zero, and a count mends it.`
      : '',
  ].filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <p className={styles.warn} role="note">
      {notes.join(' ')}
    </p>
  );
}
