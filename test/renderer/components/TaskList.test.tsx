import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { TaskList } from '../../../renderer/components/TaskList.tsx';
import { show } from './show.tsx';

test('steps say their state, and the present one is marked', () => {
  show(
    <TaskList
      current="b"
      onOpen={vi.fn()}
      steps={[
        { id: 'a', label: 'Payer', state: 'done' },
        { id: 'b', label: 'Order', state: 'problem', note: '2 gaps' },
      ]}
    />,
  );
  expect(screen.getByRole('button', { name: /Payer.*complete/ }).getAttribute('aria-current')).toBeNull();
  expect(screen.getByRole('button', { name: /Order.*2 gaps/ }).getAttribute('aria-current')).toBe('step');
});
