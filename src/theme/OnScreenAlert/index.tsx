import type { OnScreenText } from '../../content/record.ts';
import { alertScreen } from '../../content/screens/alertScreen.ts';
import { isWords } from '../../content/screens/screen.ts';
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

function Alert({ shown }: { shown: OnScreenText }) {
  const text = useText();
  const { frame, title, parts } = alertScreen(shown);
  return (
    <figure className={styles.figure}>
      <blockquote className={frame === 'alert' ? styles.alert : styles.page} translate="no">
        {isWords(title) && <p className={styles.title}>{title.text}</p>}
        {parts.map((part) =>
          part.kind === 'lines'
            ? part.lines.filter(isWords).map((line) => (
                <p className={styles.message} key={line.text}>
                  {line.text}
                </p>
              ))
            : part.kind === 'buttons' && <div className={styles.button} key={part.kind} aria-hidden="true" />,
        )}
      </blockquote>
      <figcaption>{text('record.where', { where: shown.where })}</figcaption>
    </figure>
  );
}
