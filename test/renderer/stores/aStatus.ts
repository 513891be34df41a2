import type { SessionStatus } from '../../../shared/contract/session.ts';

/** The status of an open synthetic office. */
export function aStatus(part: Partial<SessionStatus> = {}): SessionStatus {
  return {
    state: 'open',
    problem: null,
    sample: false,
    canLeaveSample: false,
    office: { name: 'Example Respiratory Supply', branch: 'Main', timeZone: 'America/New_York' },
    user: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Sample Owner',
      role: 'owner',
      qualification: '',
      active: true,
    },
    arriving: null,
    emergency: null,
    emergencyReady: false,
    computerUsers: [],
    idleMinutes: null,
    clipboardSeconds: 60,
    draftKey: null,
    users: [{ id: '01920000-0000-7000-8000-000000000001', name: 'Sample Owner' }],
    today: '2026-06-10',
    now: '2026-06-10T15:00:00.000Z',
    lastBackupAt: null,
    canPickFolder: false,
    version: '0.1.0',
    ...part,
  };
}
