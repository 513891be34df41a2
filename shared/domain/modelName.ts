/** Makes and models as they are compared: case and spaces aside. */

export function plainModel(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

/** @returns whether a device is of the make and model that a list names; an empty model there means every one. */
export function isOfModel(
  device: { readonly make: string; readonly model: string },
  named: { readonly make: string; readonly model: string },
): boolean {
  if (plainModel(named.make) === '' && plainModel(named.model) === '') return false;
  return (
    (plainModel(named.make) === '' || plainModel(device.make) === plainModel(named.make)) &&
    (plainModel(named.model) === '' || plainModel(device.model) === plainModel(named.model))
  );
}
