import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import {
  type Column,
  DataTable,
  type DataTableProps,
  type Sort,
} from '../../../renderer/components/DataTable.tsx';
import { show } from './show.tsx';

interface Claim {
  readonly id: string;
  readonly name: string;
  readonly cents: number | null;
}

const CLAIMS: readonly Claim[] = [
  { id: '1', name: 'Cedar', cents: 900 },
  { id: '2', name: 'alder', cents: null },
  { id: '3', name: 'Birch', cents: 10_000 },
  { id: '4', name: 'Beech', cents: 50 },
];

const COLUMNS: readonly Column<Claim>[] = [
  { id: 'name', header: 'Name', cell: (claim) => claim.name, sortBy: (claim) => claim.name },
  {
    id: 'cents',
    header: 'Charge',
    cell: (claim) => claim.cents,
    sortBy: (claim) => claim.cents,
    number: true,
  },
  { id: 'note', header: 'Note', cell: () => <button type="button">Open note</button> },
];

function table(part: Partial<DataTableProps<Claim>> = {}) {
  return <DataTable label="Claims" columns={COLUMNS} rows={CLAIMS} rowKey={(claim) => claim.id} {...part} />;
}

function names(): string[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent ?? '');
}

function focused(): string | undefined {
  return document.activeElement?.querySelector('td')?.textContent ?? undefined;
}

describe('sorting', () => {
  test('by a click: up, down, as it came; numbers by size, the empty ones last', async () => {
    const { user } = show(table());
    const head = screen.getByRole('button', { name: 'Charge' });
    await user.click(head);
    expect(names()).toEqual(['Beech', 'Cedar', 'Birch', 'alder']);
    expect(screen.getByRole('columnheader', { name: 'Charge' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(head);
    expect(names()).toEqual(['Birch', 'Cedar', 'Beech', 'alder']);
    await user.click(head);
    expect(names()).toEqual(['Cedar', 'alder', 'Birch', 'Beech']);
  });

  test('names without regard to capitals', async () => {
    const { user } = show(table());
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['alder', 'Beech', 'Birch', 'Cedar']);
  });

  test('by the program: it is asked, and the rows stay as it gave them', async () => {
    const onSort = vi.fn<(sort: Sort | null) => void>();
    const { user } = show(table({ sort: null, onSort }));
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith({ id: 'name', desc: false });
    expect(names()).toEqual(['Cedar', 'alder', 'Birch', 'Beech']);
  });
});

describe('the keyboard', () => {
  test('one row is in the tab order; arrows, End and Home move; Enter opens', async () => {
    const onOpen = vi.fn();
    const { user } = show(table({ onOpen }));
    expect(screen.getAllByRole('row').filter((row) => row.tabIndex === 0)).toHaveLength(1);
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('Birch');
    await user.keyboard('{End}');
    expect(focused()).toBe('Beech');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Beech');
    await user.keyboard('{Home}{Enter}');
    expect(onOpen.mock.calls).toEqual([[CLAIMS[0]]]);
  });

  test('it follows the order that is shown', async () => {
    const onOpen = vi.fn();
    const { user } = show(table({ onOpen }));
    await user.click(screen.getByRole('button', { name: 'Name' }));
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenCalledWith(CLAIMS[3]);
  });

  test('first letters go to their row', async () => {
    const { user } = show(table());
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('bee');
    expect(focused()).toBe('Beech');
  });

  test('a control in a cell keeps its own keys', async () => {
    const onOpen = vi.fn();
    const { user } = show(table({ onOpen }));
    screen.getAllByRole('button', { name: 'Open note' })[0]?.focus();
    await user.keyboard('{Enter}{ArrowDown}');
    expect(onOpen).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('Open note');
  });
});

describe('choosing several', () => {
  test('Space, Shift with arrows, and all', async () => {
    const seen: string[][] = [];
    const { user } = show(<Chooser onSelect={(selected) => seen.push([...selected])} />);
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard(' ');
    expect(seen.at(-1)).toEqual(['1']);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(seen.at(-1)).toEqual(['1', '2', '3']);
    await user.keyboard('{Control>}a{/Control}');
    expect(seen.at(-1)).toEqual(['1', '2', '3', '4']);
    await user.click(screen.getByRole('checkbox', { name: 'Select all rows' }));
    expect(seen.at(-1)).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'Select Birch' }));
    expect(seen.at(-1)).toEqual(['3']);
  });
});

describe('how much there is', () => {
  test('nothing: the sentence of the screen', () => {
    show(table({ rows: [], empty: <p>No claims yet.</p> }));
    expect(screen.getByText('No claims yet.')).toBeTruthy();
  });

  test('while loading, an empty table does not say that there is nothing', () => {
    show(table({ rows: [], loading: true, empty: <p>No claims yet.</p> }));
    expect(screen.queryByText('No claims yet.')).toBeNull();
  });

  test('more on the program’s side: asked for by a button', async () => {
    const onMore = vi.fn();
    const { user } = show(table({ total: 200, onMore }));
    await user.click(screen.getByRole('button', { name: 'Show more (4 of 200)' }));
    expect(onMore).toHaveBeenCalledOnce();
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('201');
  });

  test('that nobody has counted to the end are told as over what was counted', async () => {
    const more = vi.fn();
    const { user } = show(table({ total: CLAIMS.length, atLeast: true, onMore: more }));
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('-1');
    await user.click(screen.getByRole('button', { name: 'Show more (4 of over 4)' }));
    expect(more).toHaveBeenCalled();
  });

  test('more on the program’s side: asked for by the keyboard at the last row', async () => {
    const onMore = vi.fn();
    const { user } = show(table({ total: 200, onMore }));
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(onMore).not.toHaveBeenCalled();
    await user.keyboard('{End}');
    expect(onMore).toHaveBeenCalledOnce();
  });

  test('of five thousand rows only a few are in the page', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      id: String(index),
      name: `N${index}`,
      cents: 1,
    }));
    show(table({ rows }));
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });
});

function Chooser({ onSelect }: { readonly onSelect: (selected: ReadonlySet<string>) => void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return table({
    selected,
    rowLabel: (claim) => claim.name,
    onSelect: (next) => {
      onSelect(next);
      setSelected(next);
    },
  });
}
