import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { layOutCms1500 } from '../../../shared/billing/cms1500.ts';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import type { Fault, Result } from '../../../shared/result.ts';
import { call, outputUrl, saveOutput } from '../../client.ts';
import { commitTyped } from '../../components/commitTyped.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DocumentPreview } from '../../components/DocumentPreview.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldRow, Section } from '../../components/Section.tsx';
import { usePrinterOffset } from '../../stores/printerOffset.ts';
import { Cms1500Preview } from './Cms1500Preview.tsx';
import { FormRoom, openField } from './FormRoom.tsx';
import styles from './Claim.module.css';

/** `/claims/:id/form`: the claim on paper, box by box, and the way to the printer. */
export function Cms1500Screen() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <FormRoom claimId={id} title="CMS-1500">
      {(claim) => <Form claim={claim} />}
    </FormRoom>
  );
}

type Printed = OutputOf<'forms.cms1500'>;

function Form({ claim }: { readonly claim: OutgoingClaim }) {
  const layout = layOutCms1500(claim);
  const { offset } = usePrinterOffset();
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  async function print(ask: () => Promise<Result<Printed>>) {
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    setFault(answer.ok ? null : answer.fault);
    setPrinted(answer.ok ? answer.value : null);
  }

  function close() {
    setPrinted(null);
    setFault(null);
  }

  const why = whyNot(claim, layout.problems.length);
  return (
    <>
      <Section
        title="Print"
        plain
        note={
          why ??
          'Only the characters are printed: put the red printed form into the tray, and print at 100%, not fitted to the page.'
        }
        actions={
          <Button
            variant="filled"
            loading={busy}
            disabled={why !== null}
            onClick={() => {
              commitTyped();
              void print(() =>
                call('forms.cms1500', { claimId: claim.claimId, offset: usePrinterOffset.getState().offset }),
              );
            }}
          >
            Print or save
          </Button>
        }
      >
        <FieldRow>
          <OffsetField
            label="Move right"
            tenths={offset.right}
            onChange={(right) => usePrinterOffset.getState().change({ right })}
          />
          <OffsetField
            label="Move down"
            tenths={offset.down}
            onChange={(down) => usePrinterOffset.getState().change({ down })}
          />
          <div className={styles.besideField}>
            <Button
              loading={busy}
              onClick={() => {
                commitTyped();
                void print(() => call('forms.alignment', { offset: usePrinterOffset.getState().offset }));
              }}
            >
              Alignment page
            </Button>
          </div>
        </FieldRow>
      </Section>
      <Section title="What is printed">
        <Cms1500Preview layout={layout} onGoTo={(path) => openField(claim.claimId, path)} />
      </Section>
      <Dialog
        title="Printed form"
        open={printed !== null || fault !== null}
        onClose={close}
        size="xl"
        actions={
          <>
            <Button onClick={close}>Close</Button>
            {printed ? (
              <Button variant="filled" onClick={() => saveOutput(printed.outputId)}>
                Save as PDF
              </Button>
            ) : null}
          </>
        }
      >
        {fault ? <FaultMessage fault={fault} /> : null}
        {printed ? (
          <div className={styles.preview}>
            <DocumentPreview
              url={outputUrl(printed.outputId)}
              mediaType="application/pdf"
              title="Printed form"
            />
          </div>
        ) : null}
      </Dialog>
    </>
  );
}

/** Why the form is not printed yet, in a sentence; null when it can be. */
function whyNot({ finalised }: OutgoingClaim, problems: number): string | null {
  if (!finalised) return 'The form is printed from a finalized claim. This is what it would be now.';
  return problems === 0 ? null : 'The form is printed once everything marked red below is mended.';
}

/** Millimeters to the eye, tenths to the store: nothing is rounded. */
function OffsetField({
  label,
  tenths,
  onChange,
}: {
  readonly label: string;
  readonly tenths: number;
  readonly onChange: (tenths: number) => void;
}) {
  return (
    <NumberField
      label={label}
      unit="mm"
      width="s"
      min={-20}
      max={20}
      decimals={1}
      hint="For this computer"
      value={tenths / 10}
      onChange={(next) => onChange(Math.round((next ?? 0) * 10))}
    />
  );
}
