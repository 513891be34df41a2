import { SelectField } from '../../components/SelectField.tsx';
import { ChoiceField } from '../../components/ChoiceField.tsx';

/** Who is sitting here. A few people are all in sight, more are found by typing. */
export interface PersonChoiceProps {
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly userId: string | null;
  readonly onUser: (userId: string | null) => void;
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
}

const IN_SIGHT = 6;

export function PersonChoice({ users, userId, onUser, error, required }: PersonChoiceProps) {
  const options = users.map((user) => ({ value: user.id, label: user.name }));
  const common = {
    label: 'Who are you?',
    path: 'userId',
    options,
    value: userId,
    onChange: onUser,
    error,
    required,
  };
  if (users.length === 1) return null;
  return users.length <= IN_SIGHT ? (
    <ChoiceField {...common} stacked width="full" autoFocus={userId === null} />
  ) : (
    <SelectField {...common} width="full" autoFocus={userId === null} placeholder="Type your name" />
  );
}
