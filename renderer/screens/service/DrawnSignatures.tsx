import type { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { Section } from '../../components/Section.tsx';
import { SignatureField } from '../../records/SignatureField.tsx';

/** The signatures as they were drawn, sealed with the visit; nothing where the names were typed. */
export function DrawnSignatures({
  visit,
}: {
  readonly visit: Pick<ServiceVisitValues, 'technicianSignature' | 'patientSignature'>;
}) {
  const { technicianSignature, patientSignature } = visit;
  if (technicianSignature.length + patientSignature.length === 0) return null;
  return (
    <Section title="Signatures">
      {technicianSignature.length > 0 ? (
        <SignatureField label="Technician" path="technicianSignature" value={technicianSignature} readOnly />
      ) : null}
      {patientSignature.length > 0 ? (
        <SignatureField
          label="Patient or caregiver"
          path="patientSignature"
          value={patientSignature}
          readOnly
        />
      ) : null}
    </Section>
  );
}
