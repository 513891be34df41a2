/** A note of the 837P line carries so many characters (NTE02); a payer may take more or fewer. */
export const NOTE_LENGTH = 80;
