export const HELP = `Claimwright without a window.

  example L7600|E1392       print a complete, clean claim case as JSON
  check FILE.json|-         check a claim case; prints one JSON report
        [--on DATE]         as if today were DATE (YYYY-MM-DD); otherwise the office's own today
  check --batch DIR         check every .json file of a folder; one line a file and a summary
        [--on DATE]
  schema                    print the JSON Schema of a claim case
  help                      print this

Exit code: 0 finalisable, 1 blocked, 2 not a valid case or not understood.
Nothing is stored, and nothing of a patient is printed.

  npm run --silent cli -- example L7600 > case.json
  npm run --silent cli -- check case.json
`;
