import { IconPencilPlus } from '@tabler/icons-react';
import type { Amendment } from '../../../shared/domain/serviceVisit.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { instantText } from '../../records/HistoryPanel.tsx';
import type { AmendableField } from './amendableFields.ts';
import styles from './Sealed.module.css';
import { fieldText } from './visitText.ts';

interface Props {
  readonly fields: readonly AmendableField[];
  readonly amendments: readonly Amendment[];
  readonly zone: string;
  /** Null where nobody may amend. */
  readonly onAmend: ((field: AmendableField) => void) | null;
}

/** Sealed fields to read: the original always stays in sight, what was amended stands under it. */
export function SealedFields({ fields, amendments, zone, onAmend }: Props) {
  return (
    <dl className={styles.fields}>
      {fields.map((field) => {
        const own = amendments.filter((amendment) => amendment.path === field.path);
        const text = fieldText(field.shape, field.value);
        return (
          <div
            key={field.path}
            className={styles.field}
            data-path={field.path}
            data-amended={own.length > 0 || undefined}
          >
            <dt className={styles.label}>{field.shortLabel}</dt>
            <dd className={styles.value}>
              <div className={styles.words}>
                <div className={own.length > 0 ? styles.replaced : undefined}>
                  {own.length > 0 ? <span className={styles.tag}>Original </span> : null}
                  <Value path={field.path} text={text} />
                </div>
                {own.map((amendment) => (
                  <div key={amendment.id} className={styles.amendment}>
                    <span className={styles.tag}>Amended </span>
                    <Value path={field.path} text={fieldText(field.shape, amendment.after)} />
                    <div className={styles.why}>
                      {amendment.reason} · {amendment.userName}, {instantText(amendment.at, zone)}
                    </div>
                  </div>
                ))}
              </div>
              {onAmend ? (
                <button
                  type="button"
                  className={styles.amend}
                  aria-label={`Amend ${field.label}`}
                  title={`Amend ${field.label}`}
                  onClick={() => onAmend(field)}
                >
                  <IconPencilPlus aria-hidden="true" size="1.125rem" />
                </button>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Value({ path, text }: { readonly path: string; readonly text: string }) {
  if (text === '') return <span className="cw-quiet">Not given</span>;
  if (path === 'patientSignedBy') return <PersonName name={text} />;
  return <span className={styles.text}>{text}</span>;
}
