import { Menu } from '@mantine/core';
import { IconTextSize } from '@tabler/icons-react';
import {
  DENSITIES,
  type Density,
  SCHEMES,
  type Scheme,
  TEXT_SIZES,
  useAppearance,
} from '../stores/appearance.ts';
import { runCommand } from '../stores/shortcuts.ts';
import styles from './TopBar.module.css';

const SCHEME_NAMES: Readonly<Record<Scheme, string>> = {
  auto: 'As the computer',
  light: 'Light',
  dark: 'Dark',
};
const DENSITY_NAMES: Readonly<Record<Density, string>> = {
  compact: 'Compact',
  standard: 'Standard',
  comfortable: 'Comfortable',
};

/** Colours, density and text size, each a list of choices with the present one ticked. */
export function AppearanceMenu() {
  const { scheme, density, textSize, singleKeys, change } = useAppearance();
  return (
    <Menu position="bottom-end" width="15rem" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={styles.tool} title="Appearance">
          <IconTextSize aria-hidden="true" className={styles.icon} />
          <span className={styles.hidden}>Appearance</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Choices
          label="Colors"
          all={SCHEMES}
          now={scheme}
          name={(each) => SCHEME_NAMES[each]}
          choose={(each) => change({ scheme: each })}
        />
        <Menu.Divider />
        <Choices
          label="Density"
          all={DENSITIES}
          now={density}
          name={(each) => DENSITY_NAMES[each]}
          choose={(each) => change({ density: each })}
        />
        <Menu.Divider />
        <Choices
          label="Text size"
          all={TEXT_SIZES}
          now={textSize}
          name={(each) => `${each}%`}
          choose={(each) => change({ textSize: each })}
        />
        <Menu.Divider />
        <Menu.CheckboxItem checked={singleKeys} onChange={(checked) => change({ singleKeys: checked })}>
          Single-key shortcuts
        </Menu.CheckboxItem>
        <Menu.Item closeMenuOnClick onClick={() => runCommand('help')}>
          All shortcuts
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly all: readonly T[];
  readonly now: T;
  readonly name: (each: T) => string;
  readonly choose: (each: T) => void;
}

function Choices<T extends string>({ label, all, now, name, choose }: ChoicesProps<T>) {
  return (
    <div role="group" aria-label={label}>
      <Menu.Label>{label}</Menu.Label>
      <Menu.RadioGroup
        value={now}
        onChange={(value) => {
          const chosen = all.find((each) => each === value);
          if (chosen) choose(chosen);
        }}
      >
        {all.map((each) => (
          <Menu.RadioItem key={each} value={each}>
            {name(each)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </div>
  );
}
