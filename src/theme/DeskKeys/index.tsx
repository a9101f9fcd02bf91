import { type RefObject, useEffect, useState } from 'react';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

const STORAGE_KEY = 'enrollkit.deskSlash';
const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

interface Props {
  readonly words: Words;
  readonly desk: RefObject<HTMLElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
}

/**
 * The keys of the desk, and the one that works everywhere on the page. Whoever dictates can switch it off:
 * a single letter must not act by accident.
 */
export default function DeskKeys({ words, desk, field }: Props) {
  const text = useText(words);
  const [slash, setSlash] = useState(() => stored() !== 'off');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || target.closest(TYPING)) return;
      const isSlash = slash && event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isBack = event.key === 'Escape' && desk.current?.contains(target);
      if (!isSlash && !isBack) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [slash, desk, field]);
  const change = (on: boolean) => {
    setSlash(on);
    try {
      localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
    } catch {
      // Then it holds until the page is left.
    }
  };
  const keys = [
    ...(slash ? [['/', 'field']] : []),
    ['↑ ↓', 'move'],
    ['Enter', 'open'],
    ['Esc', 'back'],
  ] as const;
  return (
    <aside className={styles.keys} aria-label={text('desk.keys')}>
      <ul>
        {keys.map(([key, does]) => (
          <li key={key}>
            <kbd>{key}</kbd> {text(`desk.key.${does}`)}
          </li>
        ))}
      </ul>
      <label>
        <input type="checkbox" checked={slash} onChange={(event) => change(event.target.checked)} />{' '}
        {text('desk.key.slash')}
      </label>
    </aside>
  );
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
