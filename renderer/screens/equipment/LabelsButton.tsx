import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { STAFF } from '../../../shared/contract/channel.ts';
import type { Id } from '../../../shared/domain/ids.ts';
import {
  LABEL_SHEET_IDS,
  LABEL_SHEETS,
  type LabelSheetId,
  labelsPerPage,
} from '../../../shared/domain/labelSheets.ts';
import { call, outputUrl, saveOutput } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldRow } from '../../components/Section.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { focusInvalid } from '../../records/focusInvalid.ts';
import { valueOrNotice } from '../../records/recordActions.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './LabelsButton.module.css';

/** Labels for the devices named, on a sheet that is bought or on a roll, to look at and to save. */
export function LabelsButton({ ids }: { readonly ids: readonly Id[] }) {
  const [open, setOpen] = useState(false);
  const may = useHasRole(STAFF);
  if (!may || ids.length === 0) return null;
  return (
    <>
      <Button leftSection={<IconQrcode size="1rem" aria-hidden="true" />} onClick={() => setOpen(true)}>
        {ids.length === 1 ? 'Label…' : `${ids.length} labels…`}
      </Button>
      {open ? <LabelsDialog ids={ids} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const SHEETS = LABEL_SHEET_IDS.map((value) => ({ value, label: LABEL_SHEETS[value].name }));

function LabelsDialog({ ids, onClose }: { readonly ids: readonly Id[]; readonly onClose: () => void }) {
  const [sheet, setSheet] = useState<LabelSheetId>('avery5160');
  const [first, setFirst] = useState<number | null>(1);
  const [outputId, setOutputId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const places = labelsPerPage(LABEL_SHEETS[sheet]);
  const outside = first === null || first < 1 || first > places;

  async function make() {
    if (busy || outside || focusInvalid()) return;
    setBusy(true);
    const made = valueOrNotice(await call('equipment.labels', { ids: [...ids], sheet, start: first - 1 }));
    setBusy(false);
    if (made) setOutputId(made.outputId);
  }

  return (
    <Dialog
      title={ids.length === 1 ? 'Label of the device' : `Labels of ${ids.length} devices`}
      open
      onClose={onClose}
      size={outputId ? 'l' : 'm'}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {outputId ? (
            <Button variant="filled" onClick={() => saveOutput(outputId)}>
              Save as PDF
            </Button>
          ) : (
            <Button variant="filled" loading={busy} disabled={outside} onClick={() => void make()}>
              Show the labels
            </Button>
          )}
        </>
      }
    >
      {outputId ? (
        <div className={styles.preview}>
          <DocumentPreview url={outputUrl(outputId)} mediaType="application/pdf" title="Device labels" />
        </div>
      ) : (
        <>
          <p className="cw-quiet">
            A label shows your business, make, model, serial and a code. Nothing on it is about a patient.
            Print at 100%.
          </p>
          <FieldRow>
            <SelectField
              label="Sheet"
              width="l"
              options={SHEETS}
              value={sheet}
              onChange={(value) => {
                setSheet(value ?? 'avery5160');
                setFirst(1);
              }}
            />
            {places > 1 ? (
              <NumberField
                label="First free place"
                hint={`1 to ${places}, row by row`}
                width="s"
                min={1}
                max={places}
                value={first}
                error={outside ? `Give a place from 1 to ${places}.` : null}
                onChange={setFirst}
              />
            ) : null}
          </FieldRow>
        </>
      )}
    </Dialog>
  );
}
