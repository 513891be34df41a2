import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import './theme/fonts.css';
import './theme/palette.css';
import './theme/base.css';
import './theme/mantine.css';
import { z } from 'zod';

// The content policy forbids code from strings, and zod tries it when the first schema is made: so it is told
// before anything that holds a schema is loaded.
z.config({ jitless: true });

const { start } = await import('./start.tsx');
start();
