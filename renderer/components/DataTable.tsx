import {
  createSortedRowModel,
  rowSortingFeature,
  type Row as TableRow,
  type RowData,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import styles from './DataTable.module.css';
import { LoadingBar } from './LoadingBar.tsx';
import { withGaps } from './rowGaps.ts';

/**
 * A list of records: sortable heads that stay in sight, one row in the tab order, arrows, Home, End, Page
 * keys, first letters, Enter to open; only the rows in sight are in the page, whatever the length.
 *
 * label: names the table · columns · rows · rowKey(row) · rowLabel(row): what the row is called when it is
 * selected by a box · onOpen(row) · empty: shown instead of rows · loading · total + onMore: more rows follow,
 * asked for near the end (atLeast: nobody counted beyond total) · sort + onSort: when the program sorts; left out, the rows in hand are sorted ·
 * selected + onSelect: boxes to choose several · current: key of the row that is open beside the list ·
 * grow: takes its content's height (short lists inside a page) instead of the room that is left
 */
export interface Column<Row extends RowData> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What to sort by; a column without it cannot be sorted. Empty values come last. */
  readonly sortBy?: ((row: Row) => string | number | null) | undefined;
  /** The program sorts by this column: the head is a button without `sortBy`. */
  readonly sortable?: boolean | undefined;
  /** Fixed width in rem. Without it the column shares what is left, from and by `min` (default 8). */
  readonly width?: number | undefined;
  readonly min?: number | undefined;
  /** Money, counts and ages: right-aligned, equal digits. */
  readonly number?: boolean | undefined;
  /** Numbers, codes and dates that must stay on one line; give the column a `width` that holds them. */
  readonly nowrap?: boolean | undefined;
  /** The head is for screen readers only (icon columns). */
  readonly hideHeader?: boolean | undefined;
}

export interface Sort {
  readonly id: string;
  readonly desc: boolean;
}

export interface DataTableProps<Row extends RowData> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowLabel?: ((row: Row) => string) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly empty?: ReactNode;
  readonly loading?: boolean | undefined;
  readonly total?: number | undefined;
  readonly atLeast?: boolean | undefined;
  readonly onMore?: (() => void) | undefined;
  readonly sort?: Sort | null | undefined;
  readonly onSort?: ((sort: Sort | null) => void) | undefined;
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelect?: ((selected: ReadonlySet<string>) => void) | undefined;
  readonly current?: string | null | undefined;
  readonly grow?: boolean | undefined;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;

/** How much wider the margin of a room is than the padding of a cell, in rem. */
const EDGE = 0.625;

/** Up to here all rows are drawn: cheaper than measuring, and the browser's own find sees them. */
const DRAW_ALL = 60;

export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, selected, onSelect } = props;
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const sort = props.onSort ? (props.sort ?? null) : ownSort;
  const sorting: SortingState = useMemo(() => (sort ? [{ id: sort.id, desc: sort.desc }] : []), [sort]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    data,
    columns: useMemo(() => columns.map((column) => definition(column)), [columns]),
    getRowId: rowKey,
    state: { sorting },
    manualSorting: props.onSort !== undefined,
    enableSortingRemoval: true,
  });
  const shown = table.getRowModel().rows;

  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const activeAt = Math.max(
    0,
    shown.findIndex((row) => row.id === (activeKey ?? props.current)),
  );
  const focusWanted = useRef(false);
  const anchor = useRef<string | null>(null);
  const typeAhead = useRef({ text: '', at: 0 });

  const all = shown.length <= DRAW_ALL;
  const virtual = useVirtualizer({
    count: all ? 0 : shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => 34,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 12,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), activeAt])].sort((a, b) => a - b),
  });
  const items = all ? null : virtual.getVirtualItems();
  const lastIndex = all ? shown.length - 1 : (items?.at(-1)?.index ?? 0);

  const { onMore, total, atLeast, loading } = props;
  const more = onMore !== undefined && total !== undefined && (rows.length < total || atLeast === true);
  useEffect(() => {
    if (more && !loading && !all && lastIndex >= rows.length - 20) onMore?.();
  }, [more, loading, all, lastIndex, rows.length, onMore]);

  useEffect(() => {
    if (!focusWanted.current) return;
    const row = body.current?.querySelector<HTMLElement>(`tr[data-index="${activeAt}"]`);
    if (!row) return;
    focusWanted.current = false;
    row.focus({ preventScroll: true });
    keepInSight(row);
  });

  /** Short lists are drawn whole; nearing their end asks for the rest. */
  function onScroll() {
    const place = box.current;
    if (!place || !all || !more || loading) return;
    if (place.scrollTop + place.clientHeight > place.scrollHeight - 200) onMore?.();
  }

  function moveTo(index: number, extend: boolean) {
    const at = Math.max(0, Math.min(shown.length - 1, index));
    const target = shown[at];
    if (!target) return;
    if (!all) virtual.scrollToIndex(at, { align: 'auto' });
    if (at === shown.length - 1 && more && !loading) onMore?.();
    focusWanted.current = true;
    setActiveKey(target.id);
    if (extend && selected && onSelect)
      onSelect(rangeBetween(anchor.current ?? shown[activeAt]?.id ?? target.id, target.id));
    else anchor.current = target.id;
  }

  function rangeBetween(from: string, to: string): ReadonlySet<string> {
    const ends = [shown.findIndex((row) => row.id === from), shown.findIndex((row) => row.id === to)].sort(
      (a, b) => a - b,
    );
    anchor.current = from;
    return new Set(shown.slice(ends[0], (ends[1] ?? 0) + 1).map((row) => row.id));
  }

  function toggle(key: string) {
    if (!selected || !onSelect) return;
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    anchor.current = key;
    onSelect(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    // Keys inside a control of a cell belong to that control.
    if (!(event.target instanceof HTMLElement) || event.target.tagName !== 'TR') return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 340) / 34) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: activeAt + 1,
      ArrowUp: activeAt - 1,
      PageDown: activeAt + page,
      PageUp: activeAt - page,
      Home: 0,
      End: shown.length - 1,
    };
    const step = steps[event.key];
    const active = shown[activeAt];
    if (step !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      moveTo(step, event.shiftKey);
    } else if (event.key === 'Enter' && active && props.onOpen && !event.ctrlKey) {
      event.preventDefault();
      props.onOpen(active.original);
    } else if (event.key === ' ' && active && selected) {
      event.preventDefault();
      toggle(active.id);
    } else if (event.key.toLowerCase() === 'a' && event.ctrlKey && selected && onSelect) {
      event.preventDefault();
      onSelect(new Set(shown.map((row) => row.id)));
    } else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      jumpTo(event.key, event.timeStamp);
    }
  }

  /** Typed letters go to the next row whose first cell begins with them. */
  function jumpTo(letter: string, now: number) {
    const typed = now - typeAhead.current.at > 700 ? letter : typeAhead.current.text + letter;
    typeAhead.current = { text: typed, at: now };
    const first = columns.find((column) => column.sortBy);
    if (!first?.sortBy) return;
    const start = typed.length === 1 ? activeAt + 1 : activeAt;
    for (let step = 0; step < shown.length; step += 1) {
      const index = (start + step) % shown.length;
      const row = shown[index];
      if (
        row &&
        String(first.sortBy(row.original) ?? '')
          .toLowerCase()
          .startsWith(typed.toLowerCase())
      ) {
        moveTo(index, false);
        return;
      }
    }
  }

  function onRowClick(event: MouseEvent, row: TableRow<Features, Row>) {
    if (event.target instanceof HTMLElement && event.target.closest('a, button, input, label, select'))
      return;
    setActiveKey(row.id);
    if (event.shiftKey && selected && onSelect) onSelect(rangeBetween(anchor.current ?? row.id, row.id));
    else if ((event.ctrlKey || event.metaKey) && selected) toggle(row.id);
    else if (window.getSelection()?.isCollapsed !== false) props.onOpen?.(row.original);
  }

  function sortBy(column: Column<Row>) {
    const next: Sort | null =
      sort?.id !== column.id
        ? { id: column.id, desc: false }
        : sort.desc
          ? null
          : { id: column.id, desc: true };
    if (props.onSort) props.onSort(next);
    else setOwnSort(next);
  }

  /** The first and last column of a room's table have the room's margin on top of their width. */
  function edge(at: number): number {
    if (props.grow) return 0;
    return (at === 0 && !selected ? EDGE : 0) + (at === columns.length - 1 ? EDGE : 0);
  }

  const columnCount = columns.length + (selected ? 1 : 0);
  const width = columns.reduce(
    (sum, column, at) => sum + (column.width ?? column.min ?? 8) + edge(at),
    selected ? 2.875 : 0,
  );
  const shares = columns.reduce(
    (sum, column) => sum + (column.width === undefined ? (column.min ?? 8) : 0),
    0,
  );

  /** A column without a width takes its part of the room that is left, by the size of its `min`. */
  function widthOf(column: Column<Row>, margin: number): string {
    if (column.width !== undefined) return `${column.width + margin}rem`;
    const least = column.min ?? 8;
    return `calc(${least + margin}rem + max(0rem, 100cqw - ${width}rem) * ${least / shares})`;
  }

  const everyChosen =
    selected !== undefined && shown.length > 0 && shown.every((row) => selected.has(row.id));

  function drawRow(row: TableRow<Features, Row>, index: number) {
    return (
      <tr
        key={row.id}
        ref={all ? undefined : virtual.measureElement}
        data-index={index}
        className={styles.row}
        tabIndex={index === activeAt ? 0 : -1}
        aria-rowindex={index + 2}
        aria-selected={selected ? selected.has(row.id) : undefined}
        aria-current={row.id === props.current || undefined}
        data-opens={props.onOpen ? true : undefined}
        onClick={(event) => onRowClick(event, row)}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setActiveKey(row.id);
        }}
      >
        {selected ? (
          <td className={styles.choice}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={`Select ${props.rowLabel?.(row.original) ?? `row ${index + 1}`}`}
              checked={selected.has(row.id)}
              onChange={() => toggle(row.id)}
            />
          </td>
        ) : null}
        {row.getAllCells().map((cell, at) => (
          <td
            key={cell.id}
            className={columns[at]?.number ? styles.number : styles.cell}
            data-nowrap={columns[at]?.nowrap || undefined}
          >
            <table.FlexRender cell={cell} />
          </td>
        ))}
      </tr>
    );
  }

  /** The rows in sight and the active one, with room left for all that are not drawn between them. */
  function drawVirtual() {
    return withGaps(items ?? [], virtual.getTotalSize()).map((part, at) => {
      if ('gap' in part) return <Spacer key={`gap ${at}`} height={part.gap} columns={columnCount} />;
      const row = shown[part.index];
      return row ? drawRow(row, part.index) : null;
    });
  }

  return (
    <div className={styles.frame} data-grow={props.grow || undefined}>
      <LoadingBar loading={loading === true} />
      <div ref={box} className={styles.box} onScroll={onScroll}>
        <div className={styles.inside}>
          <table
            role="grid"
            className={styles.table}
            aria-label={props.label}
            aria-rowcount={atLeast ? -1 : (total ?? shown.length) + 1}
            aria-multiselectable={selected ? true : undefined}
            aria-busy={loading || undefined}
            style={{ minWidth: `${width}rem` }}
          >
            <colgroup>
              {selected ? <col style={{ width: '2.875rem' }} /> : null}
              {columns.map((column, at) => (
                <col key={column.id} style={{ width: widthOf(column, edge(at)) }} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                {selected ? (
                  <th scope="col" className={styles.choice}>
                    <input
                      type="checkbox"
                      aria-label="Select all rows"
                      checked={everyChosen}
                      onChange={() =>
                        onSelect?.(everyChosen ? new Set() : new Set(shown.map((row) => row.id)))
                      }
                    />
                  </th>
                ) : null}
                {columns.map((column) => (
                  <Head key={column.id} column={column} sort={sort} onSort={() => sortBy(column)} />
                ))}
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={onKeyDown}>
              {items ? drawVirtual() : shown.map((row, index) => drawRow(row, index))}
            </tbody>
          </table>
          {shown.length === 0 && !loading
            ? (props.empty ?? <p className={styles.none}>Nothing here.</p>)
            : null}
          {more && all && !loading ? (
            <p className={styles.more}>
              <button type="button" onClick={onMore}>
                Show more ({rows.length} of {atLeast ? `over ${(total ?? 0).toLocaleString('en-US')}` : total}
                )
              </button>
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** Rows that come into the page are measured and move the others: the focused one is followed till that is over. */
function keepInSight(row: HTMLElement, frames = 8): void {
  if (document.activeElement !== row) return;
  row.scrollIntoView({ block: 'nearest' });
  if (frames > 0) requestAnimationFrame(() => keepInSight(row, frames - 1));
}

function Head<Row extends RowData>(props: {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: () => void;
}) {
  const { column, sort } = props;
  const sortable = column.sortable ?? column.sortBy !== undefined;
  const direction = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined;
  const SortIcon =
    direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" className={column.number ? styles.headNumber : styles.head} aria-sort={direction}>
      {sortable ? (
        <button type="button" className={styles.sort} onClick={props.onSort} data-sorted={direction}>
          <span className={column.hideHeader ? styles.hidden : undefined}>{column.header}</span>
          <SortIcon aria-hidden="true" className={styles.sortIcon} />
        </button>
      ) : (
        <span className={column.hideHeader ? styles.hidden : styles.plain}>{column.header}</span>
      )}
    </th>
  );
}

/** Stands for the rows that are not in the page, so that the scroll bar tells the truth. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className={styles.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function definition<Row extends RowData>(column: Column<Row>) {
  return {
    id: column.id,
    header: column.header,
    accessorFn: (row: Row) => column.sortBy?.(row) ?? undefined,
    cell: (context: { readonly row: { readonly original: Row } }) => column.cell(context.row.original),
    enableSorting: column.sortBy !== undefined,
    sortUndefined: 'last' as const,
    sortFn: compareRows,
  };
}

interface Sortable {
  readonly getValue: (id: string) => unknown;
}

function compareRows(one: Sortable, other: Sortable, id: string): number {
  const a = one.getValue(id);
  const b = other.getValue(id);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true, sensitivity: 'base' });
}
