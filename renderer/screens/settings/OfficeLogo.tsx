import { Button } from '@mantine/core';
import type { Office } from '../../../shared/domain/people.ts';
import { call, fileUrl } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { FieldGroup } from '../../components/Section.tsx';
import { StoredPicture } from '../../components/StoredPicture.tsx';
import { useQuery } from '../../components/useQuery.ts';
import styles from './Settings.module.css';

interface Props {
  /** SHA-256 of the logo that the profile names; '' for none. */
  readonly logo: string;
  readonly readOnly: boolean;
  /** Saves what is being typed, since the logo is kept with the profile. */
  readonly before: () => Promise<boolean>;
  readonly onSaved: (office: Office) => void;
  readonly onRemove: () => void;
}

/** The picture in the head of reports, letters and packets. */
export function OfficeLogo({ logo, readOnly, before, onSaved, onRemove }: Props) {
  // Asked anew whenever the profile names another picture.
  return <Logo key={logo} {...{ logo, readOnly, before, onSaved, onRemove }} />;
}

function Logo({ logo, readOnly, before, onSaved, onRemove }: Props) {
  const kept = useQuery('office.logo', {}, { enabled: logo !== '' });
  const documentId = logo === '' ? null : (kept.data?.documentId ?? null);

  async function take(uploadId: string) {
    await before();
    const answer = await call('office.saveLogo', { uploadId });
    if (answer.ok) onSaved(answer.value);
    return answer;
  }

  return (
    <FieldGroup title="Logo">
      {kept.fault ? <FaultMessage fault={kept.fault} onRetry={() => void kept.reload()} /> : null}
      {documentId === null ? (
        <p className="cw-quiet">
          {logo === '' ? 'No logo: reports, letters and packets begin with the name.' : ''}
        </p>
      ) : (
        <p>
          <StoredPicture url={fileUrl(documentId)} alt="Logo of the office" className={styles.logo} />
        </p>
      )}
      {readOnly ? null : (
        <>
          <FileDrop
            label={logo === '' ? 'Choose a logo' : 'Choose another logo'}
            note="PNG or JPEG, at most 1 MB. Notes in the file, such as place and camera, are not kept."
            accept="image/png,image/jpeg"
            single
            handedOn
            onUploaded={take}
          />
          {logo === '' ? null : (
            <Button className={styles.removeLogo} onClick={onRemove}>
              Remove the logo
            </Button>
          )}
        </>
      )}
    </FieldGroup>
  );
}
