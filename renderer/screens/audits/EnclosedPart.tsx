import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AuditClaim, AuditPaper, AuditView } from '../../../shared/contract/audit.ts';
import type { AuditRequestValues } from '../../../shared/domain/auditRequest.ts';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { DOCUMENT_TYPE_NAMES } from '../../../shared/domain/document.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import tables from '../../records/rows.module.css';
import { counted } from './auditWords.ts';

interface Props {
  readonly view: AuditView;
  readonly values: AuditRequestValues;
  readonly update: (change: (before: AuditRequestValues) => AuditRequestValues) => void;
  readonly readOnly: boolean;
}

/** The claims and papers that answer the request, ticked. */
export function EnclosedPart({ view, values, update, readOnly }: Props) {
  const ofPeriod = view.claims.filter((claim) => isOfPeriod(claim, values)).map(({ id }) => id);
  const period = values.periodFrom !== null || values.periodTo !== null;
  const further = view.papers.filter((paper) => paper.onClaims.length === 0);
  const toggle = (field: 'claimIds' | 'documentIds', id: string, on: boolean) =>
    update((before) => ({
      ...before,
      [field]: on
        ? [...before[field].filter((each) => each !== id), id]
        : before[field].filter((each) => each !== id),
    }));
  return (
    <>
      <Section
        title="Claims enclosed"
        note="As they were finalized, each with its own papers behind it. A claim that is not finalized cannot be enclosed."
        actions={
          readOnly ? null : (
            <Button
              disabled={ofPeriod.length === 0}
              onClick={() =>
                update((before) => ({ ...before, claimIds: [...new Set([...before.claimIds, ...ofPeriod])] }))
              }
            >
              {period
                ? `Tick the period’s claims: ${ofPeriod.length}`
                : `Tick all finalized claims: ${ofPeriod.length}`}
            </Button>
          )
        }
      >
        {view.claims.length === 0 ? (
          <p className="cw-quiet">This patient has no claims.</p>
        ) : (
          <Ticks
            label="Claims of this patient"
            heads={['Claim', 'Kind', 'Date of service', 'State', 'Papers']}
          >
            {view.claims.map((claim) => (
              <tr key={claim.id}>
                <td>
                  <CheckField
                    label={`Enclose claim ${claim.number}`}
                    hideLabel
                    value={values.claimIds.includes(claim.id)}
                    disabled={readOnly || !claim.finalised}
                    onChange={(on) => toggle('claimIds', claim.id, on)}
                  />
                </td>
                <td className={tables.whole}>
                  <Link href={`/claims/${claim.id}`}>{claim.number}</Link>
                </td>
                <td>{CLAIM_KIND_NAMES[claim.kind]}</td>
                <td className={tables.whole}>
                  {claim.dateOfService ? formatUsDate(claim.dateOfService) : ''}
                </td>
                <td>
                  <StatusChip state={claim.state} />
                  {claim.replacedBy ? ` Replaced by ${claim.replacedBy}` : ''}
                </td>
                <td>{claim.finalised ? claim.papers : 'Not finalized'}</td>
              </tr>
            ))}
          </Ticks>
        )}
      </Section>
      <Section
        title="Further papers"
        note={
          further.length === 0
            ? 'Every paper of this patient lies on an enclosed claim.'
            : `Papers of this patient that lie on none of the enclosed claims: ${counted(further.length, 'paper')}.`
        }
      >
        {further.length === 0 ? null : (
          <Ticks label="Further papers" heads={['Paper', 'Kind', 'Date', 'Pages']}>
            {further.map((paper) => (
              <tr key={paper.id}>
                <td>
                  <CheckField
                    label={`Enclose ${paper.title}`}
                    hideLabel
                    value={values.documentIds.includes(paper.id)}
                    disabled={readOnly}
                    onChange={(on) => toggle('documentIds', paper.id, on)}
                  />
                </td>
                <td>
                  <Link href={`/documents/${paper.id}`}>{paper.title}</Link>
                </td>
                <td>{DOCUMENT_TYPE_NAMES[paper.type]}</td>
                <td className={tables.whole}>{paper.documentDate ? formatUsDate(paper.documentDate) : ''}</td>
                <td>{pagesOf(paper)}</td>
              </tr>
            ))}
          </Ticks>
        )}
      </Section>
    </>
  );
}

function isOfPeriod(claim: AuditClaim, { periodFrom, periodTo }: AuditRequestValues): boolean {
  if (!claim.finalised || claim.replacedBy !== '') return false;
  if (periodFrom === null && periodTo === null) return true;
  const on = claim.dateOfService;
  return on !== null && (periodFrom === null || on >= periodFrom) && (periodTo === null || on <= periodTo);
}

const CONDITIONS: Readonly<Record<AuditPaper['condition'], string>> = {
  readable: '',
  passwordProtected: 'Needs a password: a page will say so',
  damaged: 'Damaged: a page will say so',
};

function pagesOf({ pages, condition }: AuditPaper): string {
  return CONDITIONS[condition] || (pages === null ? '' : String(pages));
}

function Ticks({
  label,
  heads,
  children,
}: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <div className={tables.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={tables.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Enclose</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
