import { useMemo } from 'react';
import { useParams } from 'wouter';
import type { OutgoingClaim } from '../../../shared/billing/outgoingClaim.ts';
import { portalRows } from '../../../shared/billing/portalSheet.ts';
import { FormRoom } from './FormRoom.tsx';
import { PortalSheet } from './PortalSheet.tsx';

/** `/claims/:id/portal`: the claim to be typed into a payer's web form. */
export function PortalSheetScreen() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <FormRoom claimId={id} title="Portal sheet">
      {(claim) => <Sheet claim={claim} />}
    </FormRoom>
  );
}

function Sheet({ claim }: { readonly claim: OutgoingClaim }) {
  const rows = useMemo(() => portalRows(claim), [claim]);
  return (
    <>
      {claim.finalised ? null : (
        <p className="cw-quiet">The claim is not finalized: its values may still change.</p>
      )}
      <PortalSheet claimId={claim.claimId} rows={rows} />
    </>
  );
}
