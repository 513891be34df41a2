import { z } from 'zod';

/**
 * The passphrase of whoever asks, typed again for what gives lasting access. '' where none is asked for: in the sample
 * office, and while nobody is signed in.
 */
export const OwnPassphrase = z.string().max(256);
