export const HELP = `Claimwright without a window.

  example KIND              print a complete claim case as JSON; KIND is a kind of claim or its code:
                            repair (L7600), portableRental (E1392), orthosis (L1320),
                            radiopharmaceutical (A9600), equipmentRepair (K0739), oxygenRental (E1390)
        [--payer CLASS]     for medicare, medicaid or commercial; otherwise commercial
  check FILE.json|-         check a claim case; prints one JSON report: whether it is to be billed, the packs,
                            how many requirements were checked, waived and unknown, findings with sources
        [--on DATE]         as if today were DATE (YYYY-MM-DD); otherwise the office's own today
  check --batch DIR         check every .json file of a folder; one line a file and a summary
        [--on DATE]
  codes CODE                what the releases and the billing guides say of a HCPCS code or modifier
        [--on DATE]         on that day; otherwise today
        [--json]
  import-hcpcs FILE --dry-run
                            what a CMS release (.txt, .xlsx or .zip) would change; nothing is stored
        [--against FILE]    compared with that release; otherwise with what is shipped
        [--released DATE]   the first day of the release, where its name does not tell
        [--json]
  schema                    print the JSON Schema of a claim case
  help                      print this

Exit code: 0 finalizable, in force, or compared; 1 blocked, or not in force on that day;
2 not a valid case or file, or not understood.
Nothing is stored, and nothing of a patient is printed.

  npm run --silent cli -- example L7600 > case.json
  npm run --silent cli -- check case.json
  npm run --silent cli -- codes E1392 --on 2026-07-01
`;
