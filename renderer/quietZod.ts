import { z } from 'zod';

// The content policy forbids code from strings, and zod tries it when the first schema is made. So this is
// imported before everything else.
z.config({ jitless: true });
