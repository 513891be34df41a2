import {
  IconArrowBackUp,
  IconBook2,
  IconBuildingBank,
  IconCalendarCheck,
  IconChartBar,
  IconFileInvoice,
  IconFiles,
  IconInbox,
  IconLungs,
  IconMailOpened,
  IconSend,
  IconSettings,
  IconShieldLock,
  IconTool,
  IconTopologyStar3,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../shared/domain/people.ts';
import type { Area, ScreenRoute } from './routes.ts';

/** The entries of the left rail, in their order, and the room that each opens. */
export interface AreaInfo {
  readonly area: Area;
  readonly label: string;
  readonly path: string;
  readonly icon: ComponentType<{ readonly 'aria-hidden': 'true'; readonly className?: string | undefined }>;
}

export const AREA_INFOS: readonly AreaInfo[] = [
  { area: 'today', label: 'Today', path: '/today', icon: IconCalendarCheck },
  { area: 'work', label: 'Work', path: '/work', icon: IconInbox },
  { area: 'claims', label: 'Claims', path: '/claims', icon: IconFileInvoice },
  { area: 'send', label: 'Send', path: '/send', icon: IconSend },
  { area: 'returned', label: 'Came back', path: '/returned', icon: IconMailOpened },
  { area: 'refusals', label: 'Refusals', path: '/refusals', icon: IconArrowBackUp },
  { area: 'patients', label: 'Patients', path: '/patients', icon: IconUsers },
  { area: 'equipment', label: 'Equipment', path: '/equipment', icon: IconLungs },
  { area: 'service', label: 'Service', path: '/service', icon: IconTool },
  { area: 'documents', label: 'Documents', path: '/documents', icon: IconFiles },
  { area: 'payers', label: 'Payers', path: '/payers', icon: IconBuildingBank },
  { area: 'codes', label: 'Codes', path: '/codes', icon: IconBook2 },
  { area: 'reports', label: 'Reports', path: '/reports', icon: IconChartBar },
  { area: 'branches', label: 'Branches', path: '/branches', icon: IconTopologyStar3 },
  { area: 'safety', label: 'Safety', path: '/safety', icon: IconShieldLock },
  { area: 'settings', label: 'Settings', path: '/settings', icon: IconSettings },
];

/** The rooms of the bench: a technician has these and no others in the rail. */
const BENCH: readonly Area[] = ['today', 'service', 'equipment'];

/**
 * The rail of a role: technicians see nothing of claims and money, and only they have a day of visits. Branches are for
 * an office that has them, and for the owner, who may begin with them.
 */
export function areasFor(role: Role | null, hasBranches = false): readonly AreaInfo[] {
  return AREA_INFOS.filter(({ area }) => {
    if (role === 'technician') return BENCH.includes(area);
    if (area === 'branches') return hasBranches || role === 'owner';
    return area !== 'today';
  });
}

/** Rooms of claims and money, which are none of a technician's; so is how the devices stand, which the top bar tells them. */
const DESK_ONLY: readonly Area[] = [
  'work',
  'claims',
  'send',
  'returned',
  'refusals',
  'documents',
  'payers',
  'codes',
  'reports',
  'branches',
];

/** Whether a role is led back to its own start from a room. */
export function isClosedTo(role: Role | null, room: Pick<ScreenRoute, 'area' | 'deskOnly'>): boolean {
  return role === 'technician' && (room.deskOnly === true || DESK_ONLY.includes(room.area));
}

/** The room in which a role begins. */
export function startOf(role: Role | null): string {
  return areasFor(role)[0]?.path ?? '/work';
}
