import { useState } from 'react';
import type { Issue } from '../../../shared/result.ts';
import { call } from '../../client.ts';
import { issueAt } from '../../components/ErrorSummary.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useNotices } from '../../stores/notices.ts';
import { PassphraseFields } from '../firstRun/PassphraseFields.tsx';
import { PersonChoice, type PersonChoiceProps } from './PersonChoice.tsx';
import { useWayIn } from './useWayIn.ts';
import { WayInForm } from './WayInForm.tsx';

/** A lost passphrase is replaced with the help of the recovery code. */
interface Props extends PersonChoiceProps {
  readonly onBack: () => void;
}

export function RecoverForm({ users, userId, onUser, onBack }: Props) {
  const [code, setCode] = useState('');
  const [next, setNext] = useState({ passphrase: '', again: '' });
  const way = useWayIn(OWN_PATHS);
  const { issues } = way;
  const person = users.find((user) => user.id === userId);

  function problems(): readonly Issue[] {
    const found: Issue[] = [];
    if (userId === null) found.push({ path: 'userId', message: 'Choose whose passphrase is replaced.' });
    if (code.trim() === '')
      found.push({ path: 'recoveryCode', message: 'Type the recovery code from the sheet.' });
    if (next.passphrase === '') found.push({ path: 'passphrase', message: 'Choose a new passphrase.' });
    if (next.passphrase !== next.again) {
      found.push({ path: 'again', message: 'The two are not the same. Type the passphrase again.' });
    }
    return found;
  }

  async function recover() {
    const opened = await way.send(problems(), () =>
      call('session.recover', { userId: userId ?? '', code, newPassphrase: next.passphrase }),
    );
    if (opened) {
      useNotices.getState().show({
        tone: 'done',
        text: 'The new passphrase is set. The recovery code on the sheet stays as it is.',
      });
    }
  }

  return (
    <WayInForm
      title="Use the recovery code"
      intro="The code from the printed sheet opens the office once more and sets a new passphrase. The code itself stays as it is."
      submit="Set the new passphrase and open"
      way={way}
      onSubmit={() => void recover()}
      onBack={onBack}
    >
      <PersonChoice
        users={users}
        userId={userId}
        onUser={onUser}
        error={issueAt(issues, 'userId')}
        required
      />
      <TextField
        label="Recovery code"
        path="recoveryCode"
        code
        width="full"
        maxLength={200}
        required
        autoFocus={userId !== null}
        hint="Eight groups of five. Spaces and dashes do not matter"
        error={issueAt(issues, 'recoveryCode')}
        value={code}
        onChange={(typed) => {
          setCode(typed);
          way.forget(['recoveryCode']);
        }}
      />
      <PassphraseFields
        label="New passphrase"
        passphrase={next.passphrase}
        again={next.again}
        known={person ? [person.name] : []}
        error={issueAt(issues, 'passphrase') ?? undefined}
        againError={issueAt(issues, 'again') ?? undefined}
        onChange={(part) => {
          setNext({ ...next, ...part });
          way.forget(Object.keys(part));
        }}
      />
    </WayInForm>
  );
}

/** The program's names for the fields of this form. */
const OWN_PATHS = { code: 'recoveryCode', newPassphrase: 'passphrase' };
