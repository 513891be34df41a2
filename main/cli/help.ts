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
  export 837 CASE.json|- -o FILE
                            write the claim as an 837P file; refused while a rule blocks it
        [--partner FILE]    through this trading partner (schema partner tells its form); without it a made-up
                            one, and the file is marked as a test (ISA15 T)
        [--control N]       control number of interchange, group and set; otherwise 1. A partner marked as
                            production needs one that was never used
  export cms1500 CASE.json|- -o FILE
                            the characters of the CMS-1500 as a PDF for the printed form
        [--draft]           marked as a draft, also when a rule blocks it or a box does not fit
  export packet CASE.json|- -o FILE
                            the claim packet as a PDF
        [--draft]           marked as a draft, also when a rule blocks it
        [--papers DIR]      with the papers of this folder, named by document id or by file name; a page says
                            which were not given
        [--changed-papers]  also papers whose fingerprint is not the one in the case
        [--on DATE]         each: as if today were DATE. The same case on the same day gives the same bytes
  read FILE|-               what came back: TA1, 999, 997, 277CA or 835, in words, by claim number
        [--json]            everything that was read; this does hold data of patients
  schema [case|partner]     print the JSON Schema of a claim case, or of a trading partner
  help                      print this

Exit code: 0 finalizable, in force, compared, written, or read; 1 blocked, not in force on that day, or read
with something that does not agree; 2 not a valid case or file, or not understood.
Nothing is stored but the file that -o names, and nothing of a patient is printed but by read --json.

  npm run --silent cli -- example L7600 > case.json
  npm run --silent cli -- check case.json
  npm run --silent cli -- export 837 case.json -o claim.txt
  npm run --silent cli -- codes E1392 --on 2026-07-01
`;
