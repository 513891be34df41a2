import {
  ActionIcon,
  Button,
  createTheme,
  type CSSVariablesResolver,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';

/**
 * The Mantine theme: quiet slate neutrals and one restrained accent, sized by the measures of palette.css.
 * Colours that people see come from the `--cw-*` roles; the tuples below only feed Mantine's own variants.
 */

const slate: MantineColorsTuple = [
  '#f3f5f6',
  '#eceff1',
  '#dce1e5',
  '#c3cbd1',
  '#a3aeb7',
  '#83909a',
  '#68757f',
  '#53606b',
  '#38434c',
  '#1d252c',
];

const night: MantineColorsTuple = [
  '#e2e7eb',
  '#c4cdd4',
  '#a9b4bd',
  '#74818c',
  '#414b53',
  '#2f373e',
  '#242a30',
  '#1b2025',
  '#15191d',
  '#101316',
];

const tide: MantineColorsTuple = [
  '#e8f3f5',
  '#d0e5e9',
  '#a4cdd4',
  '#6cc3d0',
  '#4398a6',
  '#2a8898',
  '#1d7b8a',
  '#12606d',
  '#0d4f5a',
  '#0a3f48',
];

const brick: MantineColorsTuple = [
  '#fbecea',
  '#f6d6d2',
  '#f3a299',
  '#e07a6e',
  '#cf5548',
  '#bd3d31',
  '#b23327',
  '#a52a20',
  '#8a2219',
  '#6d1a13',
];

/** Pop-ups render inside the labelled region of index.html, so that everything on the page is in a landmark. */
const POPUPS = '#popups';

export const theme = createTheme({
  fontFamily: 'var(--cw-font)',
  fontFamilyMonospace: 'var(--cw-mono)',
  colors: { gray: slate, dark: night, tide, red: brick },
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  black: '#1d252c',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontSizes: {
    xs: 'var(--cw-text-s)',
    sm: 'var(--cw-text-m)',
    md: 'var(--cw-text-m)',
    lg: 'var(--cw-text-l)',
    xl: 'var(--cw-text-xl)',
  },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  radius: { xs: '0.125rem', sm: 'var(--cw-radius)', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1.25rem', xl: '2rem' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--cw-shadow)', lg: 'var(--cw-shadow)', xl: 'var(--cw-shadow)' },
  headings: { fontWeight: '600' },
  components: {
    Portal: { defaultProps: { target: POPUPS, reuseTargetNode: false } },
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--cw-control)',
          '--input-fz': 'var(--cw-text-m)',
          '--input-padding': '0.5rem',
        },
      }),
    }),
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: (_theme, props) => ({
        root: {
          '--button-height': props.size === 'xs' ? '1.625rem' : 'var(--cw-control)',
          '--button-padding-x': props.size === 'xs' ? '0.5rem' : '0.75rem',
          '--button-fz': props.size === 'xs' ? 'var(--cw-text-s)' : 'var(--cw-text-m)',
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_theme, props) => ({
        root: { '--ai-size': props.size === 'xs' ? '1.5rem' : 'var(--cw-control)' },
      }),
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: false,
        yOffset: '6vh',
        transitionProps: { duration: 0 },
        closeButtonProps: { 'aria-label': 'Close' },
        portalProps: { target: POPUPS },
      },
    }),
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 0 },
        portalProps: { target: POPUPS },
        shadow: 'md',
        // The placeholder it would focus first is no item of a menu.
        withInitialFocusPlaceholder: false,
      },
    }),
    Popover: Popover.extend({
      defaultProps: { transitionProps: { duration: 0 }, portalProps: { target: POPUPS }, shadow: 'md' },
    }),
    Combobox: {
      defaultProps: { transitionProps: { duration: 0 }, portalProps: { target: POPUPS }, shadow: 'md' },
    },
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 500, transitionProps: { duration: 0 }, portalProps: { target: POPUPS } },
    }),
  },
});

const roles: Record<string, string> = {
  '--mantine-color-text': 'var(--cw-text)',
  '--mantine-color-body': 'var(--cw-surface)',
  '--mantine-color-dimmed': 'var(--cw-text-quiet)',
  '--mantine-color-placeholder': 'var(--cw-text-faint)',
  '--mantine-color-error': 'var(--cw-unmet)',
  '--mantine-color-anchor': 'var(--cw-accent-text)',
  '--mantine-color-default': 'var(--cw-surface)',
  '--mantine-color-default-hover': 'var(--cw-hover)',
  '--mantine-color-default-color': 'var(--cw-text)',
  '--mantine-color-default-border': 'var(--cw-line-strong)',
  '--mantine-color-disabled': 'var(--cw-surface-sunken)',
  '--mantine-color-disabled-color': 'var(--cw-text-quiet)',
  '--mantine-color-disabled-border': 'var(--cw-line)',
  '--mantine-primary-color-filled': 'var(--cw-accent)',
  '--mantine-primary-color-filled-hover': 'var(--cw-accent-hover)',
};

/** Points Mantine's own variables at the roles of palette.css, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles });
