import type { ComponentProps } from 'react';
import styles from './styles.module.css';

/** A table that scrolls sideways on a phone, with the keyboard, too. */
export default function Table(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={styles.frame} tabIndex={0}>
      <table {...props} />
    </div>
  );
}
