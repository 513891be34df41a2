import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { PayerSettings } from '../../../shared/domain/payer.ts';
import type { Issue } from '../../../shared/result.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedDateField } from '../../components/TypedDateField.tsx';
import styles from './Payers.module.css';

type Agreement = PayerSettings['codeAgreements'][number];

/** A payer's word that it takes a code in another meaning than the official one. Read by CODE-CONFLICT. */
interface Props {
  readonly value: readonly Agreement[];
  readonly onChange: (value: Agreement[]) => void;
  readonly issues: readonly Issue[];
  readonly readOnly: boolean;
}

export function Agreements({ value, onChange, issues, readOnly }: Props) {
  function set(index: number, part: Partial<Agreement>) {
    onChange(value.map((each, at) => (at === index ? { ...each, ...part } : each)));
  }
  return (
    <Section
      title="Code agreements"
      level={3}
      note="Where the billing guide and the official descriptor of a code disagree, a claim warns (for Medicare it is blocked) unless this payer has confirmed the meaning. Rule CODE-CONFLICT."
      actions={
        readOnly || value.length >= 50 ? null : (
          <Button
            size="xs"
            leftSection={<IconPlus size="0.875rem" aria-hidden="true" />}
            onClick={() => onChange([...value, { code: '', source: '', confirmedOn: null }])}
          >
            Add a code
          </Button>
        )
      }
    >
      {value.length === 0 ? (
        <p className="cw-quiet">No agreement is on file.</p>
      ) : (
        <table className={styles.agreements}>
          <caption className={styles.caption}>Codes that this payer takes in the guide’s meaning</caption>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Where it says so</th>
              <th scope="col">Confirmed on</th>
              {readOnly ? null : (
                <th scope="col">
                  <span className={styles.caption}>Remove</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {value.map((agreement, index) => (
              <tr key={index}>
                <td>
                  <TextField
                    label={`Code of row ${index + 1}`}
                    path={`codeAgreements.${index}.code`}
                    hideLabel
                    bare
                    code
                    width="xs"
                    maxLength={5}
                    readOnly={readOnly}
                    error={issueAt(issues, `codeAgreements.${index}.code`)}
                    value={agreement.code}
                    onChange={(code) => set(index, { code: code.trim() })}
                  />
                </td>
                <td>
                  <TextField
                    label={`Source of row ${index + 1}`}
                    path={`codeAgreements.${index}.source`}
                    hideLabel
                    bare
                    width="full"
                    maxLength={200}
                    placeholder="Manual, bulletin or contract, with its page"
                    readOnly={readOnly}
                    value={agreement.source}
                    onChange={(source) => set(index, { source })}
                  />
                </td>
                <td>
                  <TypedDateField
                    label={`Confirmed on, row ${index + 1}`}
                    path={`codeAgreements.${index}.confirmedOn`}
                    hideLabel
                    bare
                    readOnly={readOnly}
                    value={agreement.confirmedOn}
                    onChange={(confirmedOn) => set(index, { confirmedOn })}
                  />
                </td>
                {readOnly ? null : (
                  <td>
                    <ActionIcon
                      aria-label={`Remove ${agreement.code || `row ${index + 1}`}`}
                      onClick={() => onChange(value.filter((_, at) => at !== index))}
                    >
                      <IconTrash size="1rem" aria-hidden="true" />
                    </ActionIcon>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
