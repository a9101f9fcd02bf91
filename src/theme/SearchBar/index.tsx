import { useHistory } from '@docusaurus/router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PageLink } from '../../plugin/pageData.ts';
import { loadAnswers } from '../answers.ts';
import { useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

const SHOWN = 6;

/** Search over the same engine and records as the bot; loaded on first use, works offline after that. */
export default function SearchBar() {
  const text = useText();
  const { contact } = useSite();
  const history = useHistory();
  const listId = useId();
  const asked = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const [question, setQuestion] = useState('');
  const [results, setResults] = useState<readonly PageLink[]>();
  const [active, setActive] = useState(-1);

  const close = () => {
    setResults(undefined);
    setActive(-1);
  };
  const ask = async (words: string) => {
    setQuestion(words);
    asked.current += 1;
    const number = asked.current;
    const { search, records } = await loadAnswers();
    const matches = words.trim() ? await search(words, SHOWN) : undefined;
    // Somebody who types on has asked something else by now.
    if (number !== asked.current) return;
    setActive(-1);
    setResults(matches?.flatMap(({ id }) => records.get(id) ?? []));
  };
  // The page can be used before its scripts are there: what somebody has typed by then is asked now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (field.current?.value) void ask(field.current.value);
  }, []);
  const open = (link: PageLink) => {
    close();
    setQuestion('');
    history.push(link.url);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = results?.length ?? 0;
    if (event.key === 'Escape') close();
    if (event.key === 'ArrowDown' && count > 0) setActive((active + 1) % count);
    if (event.key === 'ArrowUp' && count > 0) setActive((active - 1 + count) % count);
    if (event.key === 'Enter') {
      const chosen = results?.[Math.max(active, 0)];
      if (chosen) open(chosen);
    }
    if (event.key.startsWith('Arrow')) event.preventDefault();
  };

  return (
    <search
      className={styles.search}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <input
        ref={field}
        type="search"
        role="combobox"
        className={styles.input}
        aria-label={text('search.label')}
        placeholder={text('search.placeholder')}
        aria-expanded={results !== undefined}
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        maxLength={2000}
        value={question}
        onFocus={loadAnswers}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={results ? styles.panel : styles.closed} role="status">
        {results?.length === 0 && <p>{text('search.none', { name: contact.name })}</p>}
        <ul id={listId} role="listbox" aria-label={text('search.label')} hidden={!results?.length}>
          {results?.map((link, position) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the box
            <li
              key={link.url}
              id={`${listId}-${position}`}
              role="option"
              aria-selected={position === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(link)}
            >
              <span>{link.title}</span>
              {link.code && <span className={styles.code}>{link.code}</span>}
            </li>
          ))}
        </ul>
      </div>
    </search>
  );
}
