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
                <div>
                  {own.length > 0 ? <span className={styles.tag}>Original </span> : null}
                  <Value path={field.path} text={text} replaced={own.length > 0} />
                </div>
                {own.map((amendment, index) => (
                  <div key={amendment.id} className={styles.amendment}>
                    <span className={styles.tag}>Amended </span>
                    <Value
                      path={field.path}
                      text={fieldText(field.shape, amendment.after)}
                      replaced={index < own.length - 1}
                    />
                    <div className={styles.why}>
                      <span className={styles.text}>{amendment.reason}</span>
                      <span>
                        {amendment.userName}, {instantText(amendment.at, zone)}
                      </span>
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

interface ValueProps {
  readonly path: string;
  readonly text: string;
  /** A later amendment took its place. */
  readonly replaced: boolean;
}

function Value({ path, text, replaced }: ValueProps) {
  const value =
    text === '' ? (
      <span className="cw-quiet">Not given</span>
    ) : path.endsWith('patientSignedBy') ? (
      <PersonName name={text} />
    ) : (
      <span className={styles.text}>{text}</span>
    );
  return replaced ? <del className={styles.replaced}>{value}</del> : value;
}
