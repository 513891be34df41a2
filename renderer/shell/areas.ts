import {
  IconBook2,
  IconBuildingBank,
  IconChartBar,
  IconFileInvoice,
  IconFiles,
  IconInbox,
  IconLungs,
  IconSettings,
  IconTool,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Area } from './routes.ts';

/** The entries of the left rail, in their order, and the room that each opens. */
export interface AreaInfo {
  readonly area: Area;
  readonly label: string;
  readonly path: string;
  readonly icon: ComponentType<{ readonly 'aria-hidden': 'true'; readonly className?: string | undefined }>;
}

export const AREA_INFOS: readonly AreaInfo[] = [
  { area: 'work', label: 'Work', path: '/work', icon: IconInbox },
  { area: 'claims', label: 'Claims', path: '/claims', icon: IconFileInvoice },
  { area: 'patients', label: 'Patients', path: '/patients', icon: IconUsers },
  { area: 'equipment', label: 'Equipment', path: '/equipment', icon: IconLungs },
  { area: 'service', label: 'Service', path: '/service', icon: IconTool },
  { area: 'documents', label: 'Documents', path: '/documents', icon: IconFiles },
  { area: 'payers', label: 'Payers', path: '/payers', icon: IconBuildingBank },
  { area: 'codes', label: 'Codes', path: '/codes', icon: IconBook2 },
  { area: 'reports', label: 'Reports', path: '/reports', icon: IconChartBar },
  { area: 'settings', label: 'Settings', path: '/settings', icon: IconSettings },
];
