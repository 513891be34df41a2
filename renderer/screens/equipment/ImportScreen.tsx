import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { DESK } from '../../../shared/contract/channel.ts';
import { type CsvCheck, type CsvPreview, LISTED } from '../../../shared/contract/register.ts';
import {
  mappingProblem,
  REGISTER_COLUMNS,
  RegisterField,
  type RegisterMapping,
} from '../../../shared/domain/registerColumns.ts';
import type { Fault, Result } from '../../../shared/result.ts';
import { call, uploadFile } from '../../client.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useLatest } from '../../components/useLatest.ts';
import rows from '../../records/rows.module.css';
import { go } from '../../shell/navigation.ts';
import { announceChange } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import { ImportProgress } from './ImportProgress.tsx';
import styles from './ImportScreen.module.css';

/**
 * Devices from a CSV file: the file is looked at, its columns are matched, every row is judged, and only then all of
 * it is taken in at once. The program keeps nothing of the file between the steps: it is sent anew for each.
 */
export function ImportScreen() {
  const may = useHasRole(DESK);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Page title="Import devices" back={{ to: '/equipment', label: 'Equipment' }}>
      {may ? (
        <>
          <Section
            title="File"
            note="A list saved as CSV, with the headings of its columns in the first row. Nothing is changed before you say so."
            plain
          >
            <FileDrop
              key={chosen === null ? 'first' : 'next'}
              label={chosen === null ? 'CSV file' : 'Choose another file, or the same one when it was mended'}
              accept=".csv,.tsv,.txt,text/csv"
              single
              handedOn
              onUploaded={async (uploadId, file) => {
                const answer = await call('register.readCsv', { uploadId, delimiter: null });
                if (answer.ok) {
                  const preview = answer.value;
                  setChosen((now) => ({ file, preview, round: (now?.round ?? 0) + 1 }));
                }
                return answer;
              }}
            />
          </Section>
          {chosen ? (
            <ChosenFile
              key={chosen.round}
              chosen={chosen}
              onRead={(read) => setChosen((now) => (now?.round === chosen.round ? read : now))}
            />
          ) : null}
        </>
      ) : (
        <EmptyState text="Your role may not import devices." detail="Ask the office or the owner." />
      )}
    </Page>
  );
}

interface Chosen {
  readonly file: File;
  readonly preview: CsvPreview;
  /** Another file, or the same one anew, begins with its own columns. */
  readonly round: number;
}

type Delimiter = CsvPreview['delimiter'];

const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
] as const;

const FIELDS = RegisterField.options.map((value) => ({ value, label: REGISTER_COLUMNS[value].heading }));

function ChosenFile({
  chosen,
  onRead,
}: {
  readonly chosen: Chosen;
  readonly onRead: (chosen: Chosen) => void;
}) {
  const { file, preview } = chosen;
  const [mapping, setMapping] = useState<RegisterMapping>(preview.mapping);
  const [delimiter, setDelimiter] = useState<Delimiter>(preview.delimiter);
  const [check, setCheck] = useState<CsvCheck | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = mappingProblem(mapping);
  // An answer about other columns than those that stand here now is nobody's answer any more.
  const latest = useLatest({ mapping, delimiter });

  async function send<T>(
    ask: (uploadId: string) => Promise<Result<T>>,
    stillAsked: () => boolean = () => true,
  ): Promise<T | null> {
    setBusy(true);
    setFault(null);
    const sent = await uploadFile(file);
    const answer = sent.ok ? await ask(sent.value.uploadId) : sent;
    setBusy(false);
    if (answer.ok) return answer.value;
    if (stillAsked()) setFault(answer.fault);
    return null;
  }

  async function readAs(next: Delimiter) {
    setDelimiter(next);
    const stillAsked = () => latest.current.delimiter === next;
    const read = await send(
      (uploadId) => call('register.readCsv', { uploadId, delimiter: next }),
      stillAsked,
    );
    if (!stillAsked()) return;
    if (read) onRead({ file, preview: read, round: chosen.round + 1 });
    else setDelimiter(preview.delimiter);
  }

  async function checkRows() {
    if (problem !== null) {
      setFault({ kind: 'invalid', message: problem, issues: [] });
      return;
    }
    const stillAsked = () =>
      latest.current.mapping === mapping && latest.current.delimiter === preview.delimiter;
    const found = await send(
      (uploadId) =>
        call('register.checkCsv', { uploadId, delimiter: preview.delimiter, mapping: [...mapping] }),
      stillAsked,
    );
    if (stillAsked()) setCheck(found);
  }

  return (
    <>
      <Section
        title="Columns"
        note={`${preview.rows.toLocaleString('en-US')} rows, ${preview.encoding}. Say what each column holds; leave out what does not belong into the register.`}
        actions={
          <Button
            variant={check ? 'default' : 'filled'}
            loading={busy && !check}
            onClick={() => void checkRows()}
          >
            Check the rows
          </Button>
        }
      >
        <FieldRow>
          <SelectField
            label="Columns are parted by"
            options={DELIMITERS}
            value={delimiter}
            onChange={(value) => {
              if (value && value !== delimiter) void readAs(value);
            }}
          />
        </FieldRow>
        <div className={styles.scroll}>
          <table className={rows.table} aria-label="First rows of the file">
            <thead>
              <tr>
                <th scope="col">Row</th>
                {preview.headings.map((heading, index) => (
                  <th key={index} scope="col" className={styles.column}>
                    <span className={styles.heading}>{heading || `Column ${index + 1}`}</span>
                    <SelectField
                      label={`${heading || `Column ${index + 1}`} holds`}
                      hideLabel
                      bare
                      clearable
                      width="full"
                      placeholder="Left out"
                      options={FIELDS}
                      value={mapping[index] ?? null}
                      onChange={(field) => {
                        setMapping(mapping.map((each, at) => (at === index ? field : each)));
                        setCheck(null);
                        setFault(null);
                      }}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.preview.map(({ row, cells }) => (
                <tr key={row}>
                  <td className="cw-number">{row}</td>
                  {preview.headings.map((_, index) => (
                    <td key={index} className={styles.cell}>
                      {cells[index] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {fault ? <FaultMessage fault={fault} /> : null}
        <LoadingBar loading={busy} label="Reading the file" />
      </Section>
      {check ? <Checked check={check} busy={busy} send={send} chosen={chosen} mapping={mapping} /> : null}
    </>
  );
}

interface CheckedProps {
  readonly check: CsvCheck;
  readonly busy: boolean;
  readonly chosen: Chosen;
  readonly mapping: RegisterMapping;
  readonly send: <T>(ask: (uploadId: string) => Promise<Result<T>>) => Promise<T | null>;
}

/** What the rows are worth, and the step that takes them in. */
function Checked({ check, busy, chosen, mapping, send }: CheckedProps) {
  const [leaveOutWrong, setLeaveOutWrong] = useState(false);
  const [leaveOutLike, setLeaveOutLike] = useState(true);
  const show = useNotices((store) => store.show);
  const like = check.twinRows + check.knownRows;
  const stopped = check.wrongRows > 0 && !leaveOutWrong;

  async function takeIn() {
    const done = await send((uploadId) =>
      call('register.importCsv', {
        uploadId,
        delimiter: chosen.preview.delimiter,
        mapping: [...mapping],
        leaveOutWrong,
        leaveOutLike,
      }),
    );
    if (!done) return;
    announceChange();
    const left = done.leftOut === 0 ? '' : ` ${count(done.leftOut, 'row was', 'rows were')} left out.`;
    show({ tone: 'done', text: `${count(done.added, 'device is', 'devices are')} in the register.${left}` });
    go('/equipment');
  }

  return (
    <Section
      title="Result of the check"
      note={`${count(check.good, 'row can', 'rows can')} be taken in, ${count(check.wrongRows, 'row has', 'rows have')} something wrong, ${count(like, 'row is', 'rows are')} like another device.`}
      actions={
        <Button
          variant="filled"
          loading={busy}
          disabled={stopped || check.good === 0}
          onClick={() => void takeIn()}
        >
          Import the devices
        </Button>
      }
    >
      {busy ? <ImportProgress /> : null}
      {check.wrongRows > 0 ? (
        <>
          <ProblemTable check={check} />
          <Checkbox
            label="Leave out the rows with something wrong, and take in the others"
            checked={leaveOutWrong}
            onChange={(event) => setLeaveOutWrong(event.currentTarget.checked)}
          />
        </>
      ) : null}
      {like > 0 ? (
        <>
          <LikeTable check={check} />
          <Checkbox
            label="Leave out the rows that are like another device"
            checked={leaveOutLike}
            onChange={(event) => setLeaveOutLike(event.currentTarget.checked)}
          />
        </>
      ) : null}
    </Section>
  );
}

function ProblemTable({ check }: { readonly check: CsvCheck }) {
  return (
    <div className={styles.scroll}>
      <table className={rows.table} aria-label="Rows with something wrong">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {check.problems.map(({ row, column, why }, index) => (
            <tr key={index}>
              <td className="cw-number">{row}</td>
              <td>{column || 'Whole row'}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {check.problems.length >= LISTED ? (
        <p className="cw-quiet">The first {LISTED} are listed. Mend these, then choose the file again.</p>
      ) : null}
    </div>
  );
}

function LikeTable({ check }: { readonly check: CsvCheck }) {
  return (
    <div className={styles.scroll}>
      <table className={rows.table} aria-label="Rows that are like another device">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Is like</th>
          </tr>
        </thead>
        <tbody>
          {check.twins.map(({ row, earlier }) => (
            <tr key={`twin ${row}`}>
              <td className="cw-number">{row}</td>
              <td>Row {earlier} of this file</td>
            </tr>
          ))}
          {check.known.map(({ row, equipmentId }) => (
            <tr key={`known ${row}`}>
              <td className="cw-number">{row}</td>
              <td>
                <Link href={`/equipment/${equipmentId}`}>A device of the register</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `One ${one}` : `${number.toLocaleString('en-US')} ${many}`;
}
