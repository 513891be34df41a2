import type { Issue, Result } from '../../../shared/result.ts';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Section } from '../../components/Section.tsx';
import styles from './Import.module.css';

/** Which file to take, and what was wrong with the last one. */
export interface Refusal {
  readonly fileName: string;
  readonly issues: readonly Issue[];
}

interface Props {
  readonly refusal: Refusal | null;
  readonly onFile: (uploadId: string, file: File) => Promise<Result<unknown>>;
}

export function ReleaseChoice({ refusal, onFile }: Props) {
  return (
    <div className={styles.choice}>
      <FileDrop
        label="Drop CMS’s release of HCPCS Level II here"
        note="The alphanumeric file: its text with fixed columns, its spreadsheet (.xlsx), or the archive (.zip) that holds them"
        accept=".zip,.txt,.xlsx"
        single
        anywhere
        handedOn
        onUploaded={onFile}
      />
      {refusal ? <Refused refusal={refusal} /> : null}
      <Section title="What happens with it" plain>
        <ol className={styles.steps}>
          <li>The file is read whole, or refused whole with the lines at fault.</li>
          <li>
            You see which codes it adds, ends, rewords and prices otherwise, and which open claims bill one of
            them. Nothing is changed yet.
          </li>
          <li>
            Import keeps it with the file’s name, its SHA-256, your name and the time, and judges every open
            claim again. An older release than the ones here is kept for the days it speaks of. Finalized
            claims stay as they are.
          </li>
        </ol>
      </Section>
    </div>
  );
}

/** Each line at fault, and what can be done about it. */
function Refused({ refusal: { fileName, issues } }: { readonly refusal: Refusal }) {
  return (
    <section className={styles.refused} role="alert" aria-label="The file was refused">
      <h2 className={styles.refusedTitle}>{fileName} was refused; nothing was changed</h2>
      <table className={styles.faults}>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={`${issue.path} ${issue.message}`}>
              <th scope="row">{placeWords(issue.path)}</th>
              <td>{issue.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Download the file again from CMS’s page of quarterly HCPCS updates and take it as it comes: not opened
        and saved by another program, not cut, not merged.
      </p>
    </section>
  );
}

/** `line 12` stands there as it is; what is about the whole file says so. */
function placeWords(path: string): string {
  if (path === '(archive)') return 'The archive';
  if (path === '(file)' || path === '' || path === 'uploadId') return 'The file';
  return path.slice(0, 1).toUpperCase() + path.slice(1);
}
