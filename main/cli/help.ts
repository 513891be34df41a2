export const HELP = `Claimwright without a window.

  example L7600|E1392       print a complete, clean claim case as JSON
  check FILE.json|-         check a claim case; prints one JSON report
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

Exit code: 0 finalisable, in force, or compared; 1 blocked, or not in force on that day;
2 not a valid case or file, or not understood.
Nothing is stored, and nothing of a patient is printed.

  npm run --silent cli -- example L7600 > case.json
  npm run --silent cli -- check case.json
  npm run --silent cli -- codes E1392 --on 2026-07-01
`;
