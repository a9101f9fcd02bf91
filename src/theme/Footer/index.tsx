import Contact from '@theme/Contact';
import styles from './styles.module.css';

/** The foot of every page answers one question: who helps me? */
export default function Footer() {
  return (
    <footer className={styles.footer}>
      <Contact />
    </footer>
  );
}
