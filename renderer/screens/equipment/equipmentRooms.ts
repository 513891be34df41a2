/**
 * The rooms of Equipment in their order. A new room adds a line here and its route in routes.tsx above
 * `/equipment/:device`; its page shows EquipmentNav.
 */
export const EQUIPMENT_ROOMS: readonly {
  readonly path: string;
  readonly label: string;
  /** None of a technician's. */
  readonly deskOnly?: boolean;
}[] = [
  { path: '/equipment', label: 'Register' },
  { path: '/equipment/rentals', label: 'Rentals', deskOnly: true },
  { path: '/equipment/maintenance', label: 'Maintenance' },
  { path: '/equipment/recalls', label: 'Recalls' },
  { path: '/equipment/parts', label: 'Parts and stock' },
  { path: '/equipment/duplicates', label: 'Possible duplicates' },
];
