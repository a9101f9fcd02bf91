import { useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** The organization's people, on every page. */
export default function Contact() {
  const { contact } = useSite();
  const text = useText();
  const phone = contact.phone;
  return (
    <section className={styles.contact} aria-label={text('contact.title')}>
      <h2 className={styles.title}>{text('contact.title')}</h2>
      <p>
        {contact.name}
        {contact.hours && (
          <span className={styles.hours}> {text('contact.hours', { hours: contact.hours })}</span>
        )}
      </p>
      <ul className={styles.ways}>
        {contact.email && (
          <li>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </li>
        )}
        {phone && (
          <li>
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{text('contact.call', { phone })}</a>
          </li>
        )}
        {contact.url && (
          <li>
            <a href={contact.url}>{text('contact.open')}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
