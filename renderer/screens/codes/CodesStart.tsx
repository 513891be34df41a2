import { IconArrowRight } from '@tabler/icons-react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { Section } from '../../components/Section.tsx';
import { CodeLink } from './CodeLink.tsx';
import styles from './Codes.module.css';

/** Where the room opens: every code that a guide and CMS read differently, and what the library is made of. */
interface Props {
  readonly overview: OutputOf<'codes.overview'>;
  readonly onOpen: (code: string) => void;
}

export function CodesStart({ overview, onOpen }: Props) {
  const { conflicts, releases, diagnoses } = overview;
  return (
    <>
      <Section
        plain
        title="Guide against CMS"
        note={`${conflicts.length} of the codes that the billing guides describe officially mean something else, or are in no release.`}
      >
        <div className={styles.conflicts} role="region" aria-label="Codes that part" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col">The billing guide</th>
                <th scope="col">CMS</th>
                <th scope="col">Means it officially</th>
              </tr>
            </thead>
            <tbody>
              {conflicts.map((conflict) => (
                <tr key={conflict.code}>
                  <th scope="row">
                    <CodeLink code={conflict.code} onOpen={onOpen} />
                  </th>
                  <td>{conflict.guide}</td>
                  <td>{conflict.official}</td>
                  <td>
                    {conflict.meant.length === 0 ? (
                      <span className="cw-quiet">no code</span>
                    ) : (
                      <ul className={styles.meantList}>
                        {conflict.meant.map(({ code }) => (
                          <li key={code}>
                            <IconArrowRight aria-hidden="true" size="0.875rem" />
                            <CodeLink code={code} onOpen={onOpen} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Section
        title="What the library speaks from"
        note="Each fact of a code names the release that says it."
      >
        <ul className={styles.releases} aria-label="Releases">
          {releases.map((release) => (
            <li key={`${release.name} ${release.imported?.sha256 ?? ''}`}>
              <span className={styles.releaseName}>{release.name}</span>
              <span>
                {release.codes.toLocaleString('en-US')} {release.imported ? 'codes and modifiers' : 'codes'}:{' '}
                {release.gives}
              </span>
              <span className={styles.source}>
                {release.imported
                  ? `Imported by ${release.imported.by} on ${formatUsDate(release.imported.at.slice(0, 10))} from ${release.imported.fileName}, SHA-256 ${release.imported.sha256.slice(0, 12)}…`
                  : 'Shipped with the program'}
              </span>
            </li>
          ))}
          <li>
            <span className={styles.releaseName}>{diagnoses.name}</span>
            <span>{diagnoses.codes.toLocaleString('en-US')} diagnosis codes</span>
            <span className={styles.source}>Shipped with the program</span>
          </li>
        </ul>
      </Section>
    </>
  );
}
