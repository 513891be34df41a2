import styles from './records.module.css';

/**
 * A device and its serial, which goes on a new line whole rather than being broken at a hyphen.
 *
 * device: its make and model · serial: '' none · none: said where neither is known
 */
export function DeviceName(props: {
  readonly device: string;
  readonly serial: string;
  readonly none?: string;
}) {
  const { device, serial, none = '' } = props;
  if (serial === '') return <>{device || none}</>;
  return (
    <>
      {device === '' ? '' : `${device}, `}
      <span className={styles.serial}>{serial}</span>
    </>
  );
}
