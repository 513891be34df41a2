import { IconTrash } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { VisitView } from '../../../shared/contract/records.ts';
import { call, fileUrl } from '../../client.ts';
import { Section } from '../../components/Section.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { StoredPicture } from '../../components/StoredPicture.tsx';
import { AddedPaper, PAPER_ADDED } from '../../../shared/domain/serviceVisit.ts';
import { instantText } from '../../records/HistoryPanel.tsx';
import { addDocument } from '../../records/addDocument.ts';
import { removeWithUndo } from '../../records/recordActions.ts';
import { DESK } from '../../../shared/contract/channel.ts';
import { officeZone, useHasRole, useSession } from '../../stores/session.ts';
import { PhotoMarksButton } from './PhotoMarks.tsx';
import styles from './Visit.module.css';
import type { VisitValues } from './visitGaps.ts';

interface Props {
  readonly view: VisitView;
  /** As it stands on the page: pictures belong to its device and patient. */
  readonly visit: Pick<VisitValues, 'patientId' | 'equipmentId' | 'visitedOn'>;
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
  /** After the signature nothing is removed or marked; what is added is an amendment. */
  readonly sealed?: boolean;
}

/** Pictures of the visit, taken with the camera of the tablet or chosen. They go into the store at once. */
export function VisitPhotos({ view, visit, reload, readOnly, sealed = false }: Props) {
  const { documents } = view;
  const mayRemove = useHasRole(DESK);
  const photos = documents.filter((document) => document.mediaType.startsWith('image/'));
  const papers = documents.filter((document) => !document.mediaType.startsWith('image/'));

  async function add(uploadId: string, file: File) {
    const added = await addDocument(uploadId, file, {
      type: 'photo',
      visitId: view.visit.id,
      patientId: visit.patientId,
      equipmentId: visit.equipmentId,
      documentDate: visit.visitedOn,
    });
    if (added.ok) await reload();
    return added;
  }

  return (
    <Section title="Photos and papers" id="visit-photos">
      {photos.length > 0 ? (
        <div className={styles.photos}>
          {photos.map((photo, index) => (
            <figure key={photo.id} className={styles.photo}>
              <StoredPicture
                url={fileUrl(photo.id)}
                alt={photo.title || `Photo ${index + 1} of this visit`}
                lazy
              />
              <figcaption>
                {photo.title}
                <AddedLater documentId={photo.id} visit={view.visit} />
              </figcaption>
              <PhotoMarksButton photo={photo} number={index + 1} readOnly={readOnly || sealed} />
              {mayRemove && !readOnly && !sealed ? (
                <Button
                  variant="subtle"
                  color="gray"
                  leftSection={<IconTrash size="1rem" aria-hidden="true" />}
                  aria-label={`Remove photo ${index + 1}`}
                  onClick={() =>
                    void removeWithUndo(
                      'The photo',
                      () => call('documents.remove', { id: photo.id, revision: photo.revision }),
                      reload,
                    )
                  }
                >
                  Remove
                </Button>
              ) : null}
            </figure>
          ))}
        </div>
      ) : null}
      {papers.length > 0 ? (
        <ul className={styles.papers}>
          {papers.map((paper) => (
            <li key={paper.id}>
              <Link href={`/documents/${paper.id}`}>{paper.title || paper.fileName}</Link>
              <AddedLater documentId={paper.id} visit={view.visit} />
            </li>
          ))}
        </ul>
      ) : null}
      {readOnly && documents.length === 0 ? <p className="cw-quiet">None were added.</p> : null}
      {readOnly ? null : (
        <FileDrop
          label="Photos of the device, the parts and the label"
          note={
            sealed
              ? 'The visit is signed: what you add now stays, as an amendment with your name and the time'
              : 'Taken with the camera where there is one'
          }
          accept="image/png,image/jpeg"
          camera
          onUploaded={add}
        />
      )}
    </Section>
  );
}

/** Who added a paper after the visit was signed, and when; nothing for what was signed with it. */
function AddedLater({
  documentId,
  visit,
}: {
  readonly documentId: string;
  readonly visit: VisitView['visit'];
}) {
  const zone = useSession((store) => officeZone(store.status));
  const added = visit.amendments.find(({ path, after }) => {
    const paper = path === PAPER_ADDED ? AddedPaper.safeParse(after) : null;
    return paper?.success === true && paper.data.documentId === documentId;
  });
  if (!added) return null;
  return (
    <span className={styles.later}>
      Added after the signature by {added.userName}, {instantText(added.at, zone)}
    </span>
  );
}
