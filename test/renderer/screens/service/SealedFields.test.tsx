import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { AmendableField } from '../../../../renderer/screens/service/amendableFields.ts';
import { SealedFields } from '../../../../renderer/screens/service/SealedFields.tsx';
import { useAppearance } from '../../../../renderer/stores/appearance.ts';
import type { Amendment } from '../../../../shared/domain/serviceVisit.ts';
import { show } from '../../components/show.tsx';
import { anId } from '../../records/fakeProgram.ts';

afterEach(() => useAppearance.setState({ hideNames: false }));

const amendment: Amendment = {
  id: anId(51),
  path: 'visit.patientSignedBy',
  before: 'Avery Testperson',
  after: 'Robin Testperson',
  reason: 'The daughter signed.',
  at: '2026-06-11T15:00:00.000Z',
  userId: anId(1),
  userName: 'Sample Owner',
};

function signedBy(path: string): AmendableField {
  return {
    path,
    label: 'Signed by the patient',
    shortLabel: 'Signed by',
    shape: { kind: 'text', max: 80 },
    value: 'Avery Testperson',
  };
}

test.each(['patientSignedBy', 'visit.patientSignedBy'])(
  'who signed at %s is hidden with the names, before and after an amendment',
  (path) => {
    useAppearance.setState({ hideNames: true });
    show(
      <SealedFields
        fields={[signedBy(path)]}
        amendments={[{ ...amendment, path }]}
        zone="America/Chicago"
        onAmend={vi.fn<(field: AmendableField) => void>()}
      />,
    );
    expect(screen.getAllByText('Name hidden')).toHaveLength(2);
    expect(document.body.textContent).not.toContain('Testperson');
  },
);
