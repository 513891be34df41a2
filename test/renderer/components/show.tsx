import { MantineProvider } from '@mantine/core';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { theme } from '../../../renderer/theme/theme.ts';

/** Draws with the program's theme, and a place for pop-ups as in index.html. */
export function show(children: ReactNode): RenderResult & { readonly user: UserEvent } {
  if (!document.getElementById('popups')) {
    const popups = document.createElement('div');
    popups.id = 'popups';
    document.body.append(popups);
  }
  const user = userEvent.setup();
  return { user, ...render(<MantineProvider theme={theme}>{children}</MantineProvider>) };
}

/** Holds a value as a screen would, and tells every report. */
export function Held<V>(props: {
  readonly start: V;
  readonly onReport: (value: V) => void;
  readonly children: (value: V, onChange: (value: V) => void) => ReactNode;
}) {
  const [value, setValue] = useState(props.start);
  return props.children(value, (next) => {
    props.onReport(next);
    setValue(next);
  });
}
