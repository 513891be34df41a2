import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { useStore } from 'zustand';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Page } from '../../components/Page.tsx';
import { useChanges } from '../../stores/changes.ts';
import { holdClaim, openClaim } from '../../stores/openClaims.ts';
import { ClaimRoom } from './ClaimRoom.tsx';

/**
 * A claim's page. `/claims/:id/gap` opens it with the cursor in its first gap, `/claims/:id/line/:line` at a line,
 * `/claims/:id/field/:field` in the field of a path of the case.
 */
export function ClaimScreen() {
  const { id = '' } = useParams<{ id: string }>();
  return <OpenClaim key={id} id={id} toFirstGap={false} />;
}

export function ClaimAtGapScreen() {
  const { id = '' } = useParams<{ id: string }>();
  return <OpenClaim key={id} id={id} toFirstGap />;
}

export function ClaimAtLineScreen() {
  const { id = '', line = '' } = useParams<{ id: string; line: string }>();
  return <OpenClaim key={id} id={id} toFirstGap={false} toLine={line} />;
}

export function ClaimAtFieldScreen() {
  const { id = '', field = '' } = useParams<{ id: string; field: string }>();
  return <OpenClaim key={id} id={id} toFirstGap={false} toField={field} />;
}

function OpenClaim({
  id,
  toFirstGap,
  toLine = null,
  toField = null,
}: {
  readonly id: string;
  readonly toFirstGap: boolean;
  readonly toLine?: string | null;
  readonly toField?: string | null;
}) {
  const [store] = useState(() => openClaim(id));
  const loaded = useStore(store, (state) => state.shown !== null);
  const fault = useStore(store, (state) => state.fault);
  const load = () => void store.getState().load();

  useEffect(() => {
    const release = holdClaim(store);
    void store.getState().load();
    return () => void release();
  }, [store]);
  useChanges(load);
  // Another window may have changed the claim: look again when the person comes back to this one.
  useEffect(() => {
    function onFocus() {
      if (store.getState().edits.length === 0) void store.getState().load();
    }
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [store]);

  if (loaded) return <ClaimRoom store={store} toFirstGap={toFirstGap} toLine={toLine} toField={toField} />;
  return (
    <Page title="Claim" back={{ to: '/claims', label: 'Claims' }}>
      {fault ? (
        <FaultMessage fault={fault} onRetry={load} />
      ) : (
        <LoadingBar loading label="Opening the claim" />
      )}
    </Page>
  );
}
