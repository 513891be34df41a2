import { dateInZone, formatUsDate } from '../../../shared/domain/dates.ts';
import { clockTime } from '../../components/SavedLine.tsx';
import { Facts, Section } from '../../components/Section.tsx';
import { officeZone, useSession } from '../../stores/session.ts';

/** Where the records are, in words that can be checked. */
export function DataPlace() {
  const status = useSession((store) => store.status);
  const zone = officeZone(status);
  const backup = status?.lastBackupAt ? Date.parse(status.lastBackupAt) : null;
  return (
    <Section title="Where the data is" id="data">
      <Facts
        items={[
          {
            label: 'Records',
            value:
              'On this computer only: one encrypted file, with every attachment encrypted beside it. Nothing is sent anywhere.',
          },
          {
            label: 'Key',
            value:
              'A key file in the same folder, which opens with a passphrase or with the recovery code and with nothing else.',
          },
          {
            label: 'Last backup',
            value:
              backup === null
                ? 'None yet'
                : `${formatUsDate(dateInZone(backup, zone))}, ${clockTime(backup, zone)}`,
          },
          { label: 'Time zone', value: zone },
          { label: 'Program', value: `Claimwright ${status?.version ?? ''}` },
        ]}
      />
    </Section>
  );
}
