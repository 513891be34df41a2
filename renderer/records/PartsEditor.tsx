import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import type { CatalogRow } from '../../shared/contract/parts.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { type Part, partCost } from '../../shared/domain/serviceVisit.ts';
import { CheckField } from '../components/CheckField.tsx';
import { MoneyField } from '../components/MoneyField.tsx';
import { NumberField } from '../components/NumberField.tsx';
import { TextField } from '../components/TextField.tsx';
import { useLatest } from '../components/useLatest.ts';
import { useNotices } from '../stores/notices.ts';
import { CatalogField, CatalogNote, filledFrom, type FittedDevice, partWithNumber } from './catalogParts.tsx';
import { bindField, type EditorProps, joinPath } from './editorProps.ts';
import { enterMovesOn } from './enterMovesOn.ts';
import { HcpcsField } from './HcpcsField.tsx';
import { newId } from './newId.ts';
import styles from './records.module.css';

/**
 * The parts that were fitted, one card a part. Enter goes from field to field, so that scanned numbers flow in;
 * from the last field it adds the next part.
 *
 * value: parts in the order of the service report · pathPrefix e.g. `visit.parts` · on: day of the work, for codes ·
 * prices false hides what they cost · device: that they are fitted to, to tell a part that does not fit
 */
export interface PartsEditorProps extends EditorProps<readonly Part[]> {
  readonly on?: IsoDate | null | undefined;
  readonly prices?: boolean | undefined;
  readonly device?: FittedDevice | null | undefined;
}

export function PartsEditor(props: PartsEditorProps) {
  const { value: parts, onChange, readOnly = false, on = null, prices = true, device = null } = props;
  const list = useRef<HTMLDivElement>(null);

  /** The same part once more raises its quantity; one of a lot or serial of its own is another line. */
  function addFrom(row: CatalogRow) {
    const same = parts.find((part) => part.catalogId === row.id && part.lotOrSerial === '');
    if (!same) {
      onChange([...parts, filledFrom(newPart(), row)]);
      return;
    }
    raise(same);
  }

  function raise(same: Part, without: string | null = null) {
    const quantity = Math.min(999, (same.quantity ?? 0) + 1);
    onChange(
      parts
        .filter(({ id }) => id !== without)
        .map((part) => (part.id === same.id ? { ...part, quantity } : part)),
    );
    useNotices.getState().show({
      tone: 'news',
      text: `${same.description || same.partNumber} stands there already: its quantity is now ${quantity}.`,
    });
  }

  /** A number that was scanned into a new line, and stands in another line already. */
  function foundAgain(line: Part, row: CatalogRow): boolean {
    const blank = line.description === '' && line.reason === '' && line.lotOrSerial === '';
    const same = parts.find(
      (part) => part.id !== line.id && part.catalogId === row.id && part.lotOrSerial === '',
    );
    if (!same || !blank) return false;
    raise(same, line.id);
    return true;
  }

  function add() {
    onChange([...parts, newPart()]);
    focusLine(list.current, parts.length);
  }

  return (
    <div className={styles.stack} ref={list} onKeyDown={enterMovesOn}>
      {parts.length === 0 ? <p className={styles.quiet}>No parts were fitted.</p> : null}
      {parts.map((part, index) => (
        <PartLine
          key={part.id}
          number={index + 1}
          on={on}
          prices={prices}
          device={device}
          value={part}
          pathPrefix={joinPath(props.pathPrefix, String(index))}
          readOnly={readOnly}
          errorAt={props.errorAt}
          fromAt={props.fromAt}
          onFound={(row) => foundAgain(part, row)}
          onChange={(next) => onChange(parts.map((each) => (each.id === part.id ? next : each)))}
          onRemove={() => {
            onChange(parts.filter((each) => each.id !== part.id));
            focusLine(list.current, Math.max(0, index - 1));
          }}
        />
      ))}
      {readOnly ? null : (
        <div className={styles.fields}>
          <div className={styles.check}>
            <Button leftSection={<IconPlus size="1rem" aria-hidden="true" />} onClick={add} data-enter-stop>
              Add part
            </Button>
          </div>
          <CatalogField prices={prices} onPick={addFrom} />
        </div>
      )}
    </div>
  );
}

interface LineProps extends EditorProps<Part> {
  readonly number: number;
  readonly on: IsoDate | null;
  readonly prices: boolean;
  readonly device: FittedDevice | null;
  readonly onRemove: () => void;
  /** @returns true where the part went to another line, and this one with it. */
  readonly onFound: (row: CatalogRow) => boolean;
}

function PartLine({ number, on, prices, device, onRemove, onFound, ...props }: LineProps) {
  const part = props.value;
  const latest = useLatest(props);
  const found = useLatest(onFound);

  /** A number that was typed or scanned brings what the catalog knows of it. */
  async function lookUp() {
    if (props.readOnly || part.catalogId !== null) return;
    const row = await partWithNumber(part.partNumber);
    const now = latest.current;
    if (row && now.value.partNumber === part.partNumber && !found.current(row)) {
      now.onChange(filledFrom(now.value, row));
    }
  }

  const cost = partCost(part);
  const name = part.description || part.partNumber || `Part ${number}`;
  return (
    <div className={styles.line} role="group" aria-label={`Part ${number}`} data-line>
      <div className={styles.fields}>
        <TextField
          {...bindField(props, 'partNumber')}
          label="Part number"
          width="s"
          maxLength={40}
          code
          // Another number is another part, which is looked up when the field is left.
          onChange={(partNumber) => props.onChange({ ...part, partNumber, catalogId: null })}
          onBlur={() => void lookUp()}
        />
        <div className={styles.grow}>
          <TextField {...bindField(props, 'description')} label="Description" width="full" maxLength={120} />
        </div>
        <NumberField {...bindField(props, 'quantity')} label="Quantity" width="xs" min={1} max={999} />
        {prices ? <MoneyField {...bindField(props, 'unitCostCents')} label="Unit cost" width="s" /> : null}
        <TextField {...bindField(props, 'lotOrSerial')} label="Lot or serial" width="s" maxLength={60} code />
      </div>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            {...bindField(props, 'reason')}
            label="Why this part was needed"
            width="full"
            maxLength={300}
          />
        </div>
        <HcpcsField {...bindField(props, 'code')} label="HCPCS code" on={on} />
        {prices ? (
          <div className={styles.check}>
            <CheckField {...bindField(props, 'billed')} label="Billed" />
          </div>
        ) : null}
        <div className={`${styles.check} ${styles.timer}`}>
          <span className={styles.amount}>
            {part.billed || !prices ? null : <span className={styles.quiet}>Not billed </span>}
            {!prices ? null : cost === null ? (
              <span className={styles.unpriced}>No price yet</span>
            ) : (
              formatCents(cost)
            )}
          </span>
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
      {props.readOnly ? null : <CatalogNote part={part} device={device} />}
    </div>
  );
}

/** An empty part: one piece, billed. */
export function newPart(): Part {
  return {
    id: newId(),
    code: '',
    partNumber: '',
    description: '',
    quantity: 1,
    unitCostCents: null,
    lotOrSerial: '',
    reason: '',
    billed: true,
    catalogId: null,
  };
}

/** After a line came or went: puts the cursor into the first field of the line now at `index`. */
export function focusLine(list: HTMLElement | null, index: number): void {
  // The line is drawn by the change just reported.
  requestAnimationFrame(() => {
    const line = list?.querySelectorAll('[data-line]')[index];
    const target = line?.querySelector('input') ?? list?.querySelector('button');
    target?.focus();
  });
}
