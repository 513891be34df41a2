import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Fault } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { useNotices } from '../../stores/notices.ts';
import { useSession } from '../../stores/session.ts';
import { EnrollDevice } from './EnrollDevice.tsx';
import styles from './Safety.module.css';
import { SpareCodes } from './SpareCodes.tsx';

type Way = 'enroll' | 'replace' | 'spare' | 'drop';

/** The own device: enrolled, replaced or given up, and its spare codes. */
export function OwnDevice() {
  const own = useQuery('session.ownSignIn', {});
  const [way, setWay] = useState<Way | null>(null);
  const [replacing, setReplacing] = useState<OutputOf<'session.beginEnrollment'> | null>(null);
  const [enrolled, setEnrolled] = useState(false);
  const take = useSession((store) => store.take);
  const show = useNotices((store) => store.show);
  function close() {
    setWay(null);
    setReplacing(null);
    setEnrolled(false);
    void own.reload();
  }
  const { data } = own;
  return (
    <Section
      title="Code from a device"
      id="device"
      note="A code that your phone shows, besides the passphrase. It guards signing in to this program; it does not guard a stolen data file, whose key is the passphrase alone."
    >
      {own.fault ? <FaultMessage fault={own.fault} onRetry={() => void own.reload()} /> : null}
      {data ? (
        <>
          <Facts
            items={[
              { label: 'Device', value: data.secondFactor ? 'Enrolled' : 'None' },
              {
                label: 'Asked for by the office',
                value: data.secondFactorAsked ? 'Yes, for your role' : 'No',
              },
              ...(data.secondFactor
                ? [{ label: 'Spare codes left', value: String(data.spareCodesLeft) }]
                : []),
            ]}
          />
          <div className={styles.actions}>
            <Button onClick={() => setWay(data.secondFactor ? 'replace' : 'enroll')}>
              {data.secondFactor ? 'Replace the device' : 'Enroll a device'}
            </Button>
            {data.secondFactor ? <Button onClick={() => setWay('spare')}>New spare codes</Button> : null}
            {data.secondFactor && !data.secondFactorAsked ? (
              <Button color="red" onClick={() => setWay('drop')}>
                Sign in without a device
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      <Dialog
        title={enrolled ? 'Keep your spare codes' : 'Enroll a device'}
        open={way === 'enroll'}
        onClose={close}
        fixed
      >
        <EnrollDevice
          replacing={replacing}
          cancel="Cancel"
          onCancel={close}
          onEnrolled={() => setEnrolled(true)}
          onDone={(status) => {
            take({ ok: true, value: status });
            show({ tone: 'done', text: 'From now on you are asked for a code of this device.' });
            close();
          }}
        />
      </Dialog>
      <Dialog title="Replace the device" open={way === 'replace'} onClose={close} fixed>
        <ByCode
          text="First a code of the device that you have now, or a spare code. If it is lost and you have no spare code, ask an owner."
          action="Go on"
          send={async (code) => {
            const answer = await call('session.beginEnrollment', { code });
            if (!answer.ok) return { fault: answer.fault };
            setReplacing(answer.value);
            setWay('enroll');
            return { codes: [] };
          }}
          onDone={() => setWay((now) => (now === 'replace' ? null : now))}
        />
      </Dialog>
      <Dialog title="New spare codes" open={way === 'spare'} onClose={close} fixed>
        <ByCode
          text="The old spare codes stop working."
          action="Make new spare codes"
          send={async (code) => {
            const answer = await call('session.newSpareCodes', { code });
            return answer.ok ? { codes: answer.value.spareCodes } : { fault: answer.fault };
          }}
          onDone={close}
        />
      </Dialog>
      <Dialog title="Sign in without a device" open={way === 'drop'} onClose={close} fixed>
        <ByCode
          text="From now on the passphrase alone signs you in."
          action="Give up the device"
          send={async (code) => {
            const answer = await call('session.dropSecondFactor', { code });
            return answer.ok ? { codes: [] } : { fault: answer.fault };
          }}
          onDone={close}
        />
      </Dialog>
    </Section>
  );
}

/** What only the holder of the device may do. */
function ByCode(props: {
  readonly text: string;
  readonly action: string;
  readonly send: (code: string) => Promise<{ readonly codes: readonly string[] } | { readonly fault: Fault }>;
  readonly onDone: () => void;
}) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  async function send() {
    setBusy(true);
    const answer = await props.send(code);
    setBusy(false);
    if ('fault' in answer) setFault(answer.fault);
    else if (answer.codes.length > 0) setCodes(answer.codes);
    else props.onDone();
  }
  if (codes) return <SpareCodes codes={codes} next="I have them on paper" onNext={props.onDone} />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <p className={styles.text}>{props.text}</p>
      <TextField
        label="Code from the device"
        path="code"
        width="m"
        autoComplete="one-time-code"
        maxLength={20}
        error={fault?.kind === 'invalid' ? fault.message : null}
        value={code}
        onChange={(typed) => {
          setCode(typed);
          setFault(null);
        }}
      />
      {fault && fault.kind !== 'invalid' ? <FaultMessage fault={fault} /> : null}
      <div className={styles.actions}>
        <Button onClick={props.onDone}>Cancel</Button>
        <Button variant="filled" type="submit" loading={busy}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}
