import type { Contact as ContactData } from '../../content/contact.ts';
import { useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

/** People who help: the organization's helpdesk, or those whom a page names instead. */
export default function Contact({ of, title }: { of?: ContactData; title?: string }) {
  const site = useSite();
  const text = useText();
  const contact = of ?? site.contact;
  const heading = title ?? text('contact.title');
  const phone = contact.phone;
  return (
    <section className={styles.contact} aria-label={heading}>
      <h2 className={styles.title}>{heading}</h2>
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
