import styles from './styles.module.css';

/** Lines on a square of 24. */
const LINES = {
  phone: ['M8 2.5h8a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2z', 'M9.5 12l2 2 3.5-4'],
  alert: [
    'M4 5.5h16a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7l-4 3.5v-3.5H4A1.5 1.5 0 0 1 2.5 16V7A1.5 1.5 0 0 1 4 5.5z',
    'M12 8.5v3.5',
    'M12 14.6v.1',
  ],
  eye: [
    'M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z',
    'M12 9.3a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4z',
  ],
} as const;

export type DoorIconName = keyof typeof LINES;

/** The tile at the front of a row, as rows in Settings have one. Says nothing that the row does not say. */
export default function DoorIcon({ name }: { name: DoorIconName }) {
  return (
    <svg className={styles.tile} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {LINES[name].map((line) => (
        <path key={line} d={line} />
      ))}
    </svg>
  );
}
