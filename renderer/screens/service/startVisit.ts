import { useState } from 'react';
import { newVisit } from '../../../shared/domain/serviceVisit.ts';
import { call } from '../../client.ts';
import { valueOrNotice } from '../../records/recordActions.ts';
import { go } from '../../shell/navigation.ts';
import { useSession, useToday } from '../../stores/session.ts';
import { technicianOf } from './VisitBasics.tsx';
import type { VisitValues } from './visitGaps.ts';

/**
 * Opens a new visit of today and goes there. A technician who is signed in is filled in.
 * `start` takes the device and its holder when it is started from them.
 */
export function useStartVisit() {
  const [starting, setStarting] = useState(false);
  const user = useSession((store) => store.status?.user ?? undefined);
  const today = useToday();

  async function start(given: Partial<Pick<VisitValues, 'equipmentId' | 'patientId' | 'visitedOn'>> = {}) {
    if (starting) return;
    setStarting(true);
    const values: VisitValues = {
      ...newVisit(),
      visitedOn: today,
      ...(user?.role === 'technician' ? technicianOf(user) : {}),
      ...given,
    };
    const visit = valueOrNotice(await call('visits.save', { id: null, revision: null, values }));
    setStarting(false);
    if (visit) go(`/service/${visit.id}`);
  }

  return { start, starting };
}
