import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { STAFF } from '../../../../shared/contract/channel.ts';
import { effectiveVisit, isOwnVisit, signedText } from '../../../../shared/domain/serviceVisit.ts';
import type { Fault } from '../../../../shared/result.ts';
import { call } from '../../../client.ts';
import { commitTyped } from '../../../components/commitTyped.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { FaultMessage } from '../../../components/FaultMessage.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { instantText } from '../../../records/HistoryPanel.tsx';
import { officeZone, useSession } from '../../../stores/session.ts';
import { type AmendableField, amendableFields } from '../../service/amendableFields.ts';
import { AmendDialog } from '../../service/AmendDialog.tsx';
import { SealedFields } from '../../service/SealedFields.tsx';
import { placedLabel } from '../caseLabels.ts';
import { useCase, useClaim, useClaimPage } from '../claimContext.ts';
import styles from '../Claim.module.css';

/** Whether the visit is signed, by whom; and signing it, which seals the entry. */
export function VisitSeal() {
  const { role } = useClaimPage();
  const { visit } = useCase();
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const zone = useSession((state) => officeZone(state.status));
  const [signing, setSigning] = useState(false);
  if (!visit) return null;
  const { seal } = visit;
  return (
    <div className={styles.banner} data-tone={seal ? 'met' : 'unknown'} data-path="visit.seal">
      <div className={styles.bannerText}>
        <p>
          {seal
            ? `${signedText(seal)}; sealed on ${instantText(seal.at, zone)}. Changes are amendments beside the original.`
            : 'Not signed yet. The technician’s name seals the entry; afterwards it can be amended, never changed.'}
        </p>
        <p>
          <Link href={`/service/${visit.id}`}>Open the visit</Link>
        </p>
      </div>
      {seal || frozen || !STAFF.includes(role) ? null : (
        <Button onClick={() => setSigning(true)}>Sign and seal</Button>
      )}
      {signing ? <SignDialog onClose={() => setSigning(false)} /> : null}
    </div>
  );
}

function SignDialog({ onClose }: { readonly onClose: () => void }) {
  const { store } = useClaimPage();
  const { visit } = useCase();
  const [signedName, setSignedName] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const missing = signedName.trim() === '';
  const user = useSession((state) => state.status?.user ?? null);
  const own = !visit || !user || isOwnVisit(visit, user);

  async function sign() {
    setTried(true);
    if (missing || busy) return;
    setBusy(true);
    setFault(null);
    commitTyped();
    const saved = await store.getState().flush();
    const stored = store.getState().view?.theCase.visit;
    if (!saved || !stored) {
      setFault(store.getState().problem);
      setBusy(false);
      return;
    }
    const answer = await call('visits.seal', {
      id: stored.id,
      revision: stored.revision,
      signedName: signedName.trim(),
    });
    await store.getState().load();
    setBusy(false);
    if (answer.ok) onClose();
    else setFault(answer.fault);
  }

  return (
    <Dialog
      title="Sign the service visit"
      open
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" loading={busy} onClick={() => void sign()}>
            Sign and seal
          </Button>
        </>
      }
    >
      <TextField
        label="Technician’s signature: type the name"
        value={signedName}
        onChange={setSignedName}
        width="full"
        maxLength={80}
        autoFocus
        required
        onEnter={() => void sign()}
        hint={
          own
            ? 'You are the technician of this visit: sign with your own name'
            : `As on the visit: ${visit.technicianName}. The seal says that ${user.name} entered it.`
        }
        error={tried && missing ? 'Type the technician’s name.' : null}
      />
      {fault ? <FaultMessage fault={fault} /> : null}
    </Dialog>
  );
}

/** The sealed entry to read, with what was amended; each field can be amended from here. */
export function SealedVisitFields({ which }: { readonly which: 'visit' | 'labor' }) {
  const { store, role } = useClaimPage();
  const signed = useClaim((state) => state.view?.theCase.visit);
  const kind = useClaim((state) => state.view?.theCase.equipment?.kind ?? null);
  const frozen = useClaim((state) => state.view?.frozen ?? true);
  const zone = useSession((state) => officeZone(state.status));
  const [amending, setAmending] = useState<AmendableField | null>(null);
  if (!signed) return null;
  const fields = amendableFields(signed, kind)
    .filter((field) => /^(parts|labor)\./.test(field.path) === (which === 'labor'))
    .map((field) => {
      // One list without headings: "Oxygen" alone would not tell before from after.
      const label = placedLabel(`visit.${field.path}`);
      return { ...field, path: `visit.${field.path}`, label, shortLabel: label };
    });
  const amendments = signed.amendments.map((each) => ({ ...each, path: `visit.${each.path}` }));
  return (
    <>
      <SealedFields
        fields={fields}
        amendments={amendments}
        zone={zone}
        onAmend={
          frozen || !STAFF.includes(role)
            ? null
            : (field) => setAmending({ ...field, path: field.path.slice('visit.'.length) })
        }
      />
      {amending ? (
        <AmendDialog
          visitId={signed.id}
          field={amending}
          current={
            amendableFields(effectiveVisit(signed), kind).find((field) => field.path === amending.path)
              ?.value ?? null
          }
          onClose={() => setAmending(null)}
          onAmended={() => {
            setAmending(null);
            void store.getState().load();
          }}
        />
      ) : null}
    </>
  );
}
