/** What the fields of a document are called on the screen, by path. */
const LABELS: Readonly<Record<string, string>> = {
  type: 'Type',
  documentDate: 'Date of the paper',
  title: 'Title',
  patientId: 'Patient',
  equipmentId: 'Device',
  visitId: 'Service visit',
  author: 'Author or issuer',
  signed: 'Signed',
  invoiceTotalCents: 'Parts total on the invoice',
  invoiceNumber: 'Invoice number',
  statesContinuedNeed: 'States that oxygen is still needed',
  note: 'Note',
};

export function documentLabel(path: string): string {
  return LABELS[path] ?? path;
}
