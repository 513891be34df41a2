import { Menu } from '@mantine/core';
import { IconCheck, IconTextSize } from '@tabler/icons-react';
import { DENSITIES, type Density, SCHEMES, type Scheme, TEXT_SIZES, useAppearance } from '../stores/appearance.ts';
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
        <Menu.Label>Colours</Menu.Label>
        {SCHEMES.map((each) => (
          <Choice key={each} label={SCHEME_NAMES[each]} chosen={each === scheme} choose={() => change({ scheme: each })} />
        ))}
        <Menu.Divider />
        <Menu.Label>Density</Menu.Label>
        {DENSITIES.map((each) => (
          <Choice key={each} label={DENSITY_NAMES[each]} chosen={each === density} choose={() => change({ density: each })} />
        ))}
        <Menu.Divider />
        <Menu.Label>Text size</Menu.Label>
        {TEXT_SIZES.map((each) => (
          <Choice key={each} label={`${each} %`} chosen={each === textSize} choose={() => change({ textSize: each })} />
        ))}
        <Menu.Divider />
        <Choice label="Single-key shortcuts" chosen={singleKeys} choose={() => change({ singleKeys: !singleKeys })} />
        <Menu.Item closeMenuOnClick onClick={() => runCommand('help')}>
          All shortcuts
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice(props: { readonly label: string; readonly chosen: boolean; readonly choose: () => void }) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={props.chosen}
      rightSection={props.chosen ? <IconCheck aria-hidden="true" size="1rem" /> : null}
      onClick={props.choose}
    >
      {props.label}
    </Menu.Item>
  );
}
