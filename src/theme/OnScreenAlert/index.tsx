import type { OnScreenText } from '../../content/record.ts';
import { useText } from '../useSite.ts';
import styles from './styles.module.css';

/** On-screen text drawn the way the device shows it: an alert with its title and message. */
export default function OnScreenAlert({ shown }: { shown: readonly OnScreenText[] }) {
  const text = useText();
  if (shown.length === 0) return null;
  const [first, ...others] = shown;
  return (
    <section aria-label={text('record.onScreen')} className={styles.screen}>
      {first && <Alert shown={first} />}
      {others.length > 0 && (
        <details>
          <summary>{text('record.otherWordings', { count: String(others.length) })}</summary>
          <div className={styles.others}>
            {others.map((other) => (
              <Alert key={`${other.title} ${other.message}`} shown={other} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Alert({ shown: { title, message, where } }: { shown: OnScreenText }) {
  const text = useText();
  return (
    <figure className={styles.figure}>
      <blockquote className={styles.alert} translate="no">
        {title && <p className={styles.title}>{title}</p>}
        {message && <p className={title ? styles.message : styles.title}>{message}</p>}
      </blockquote>
      <figcaption>{text('record.where', { where })}</figcaption>
    </figure>
  );
}
