import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Answer } from '../../answers/answer.ts';
import { type Fact, factsAfter, questionsFor } from '../../content/triage.ts';
import type { DeskIssue } from '../../plugin/desk.ts';
import type { AnswerTexts } from '../../plugin/pageData.ts';
import { type Answers, loadAnswers, loadTexts } from '../answers.ts';
import DeskAnswer from '../DeskAnswer/index.tsx';
import DeskKeys from '../DeskKeys/index.tsx';
import DeskQuestions from '../DeskQuestions/index.tsx';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

const SHOWN = 6;
/** More than this nobody tells apart by asking. */
const MOST_CANDIDATES = 4;
const MAX_QUESTION = 2000;

/** What was found: record ids, best first, and what has been asked about them since. */
interface Found {
  readonly kind: Answer['kind'];
  readonly ids: readonly string[];
  /** Those that the caller's answers have left. */
  readonly left: readonly string[];
  readonly facts?: readonly Fact[];
}

/** Finds the issue in what a caller reads out, helps to tell it from others, and gives the answer to read. */
export default function DeskSearch({ words, issues }: { words: Words; issues: readonly DeskIssue[] }) {
  const text = useText(words);
  const [answers, setAnswers] = useState<Answers>();
  const [texts, setTexts] = useState<AnswerTexts>({});
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState('');
  const [found, setFound] = useState<Found>();
  const [active, setActive] = useState(-1);
  const asked = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [fieldId, listId] = [useId(), useId()];

  useEffect(() => {
    Promise.all([loadAnswers(), loadTexts()]).then(
      ([engine, all]) => {
        setAnswers(engine);
        setTexts(all);
      },
      () => setFailed(true),
    );
  }, []);

  const hear = async (heard: string) => {
    setSaid(heard);
    asked.current += 1;
    const number = asked.current;
    if (!answers || !heard.trim()) {
      setFound(undefined);
      setActive(-1);
      return;
    }
    const [answer, matches] = await Promise.all([answers.ask(heard), answers.search(heard, SHOWN)]);
    // Somebody who types on has asked something else by now.
    if (number !== asked.current) return;
    const ids = [...new Set([...answer.matches, ...matches].map(({ id }) => id))].slice(0, SHOWN);
    setFound({ kind: answer.kind, ids, left: ids });
    setActive(answer.kind === 'answer' ? 0 : -1);
  };
  // What was typed before the engine was there is answered when it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its arrival matters
  useEffect(() => {
    if (answers && said) void hear(said);
  }, [answers]);

  const left = found?.left ?? [];
  const shown = answers?.records.get(left[active] ?? '');
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const candidates = left.slice(0, MOST_CANDIDATES).flatMap((id) => byId.get(id) ?? []);
  const questions = found && candidates.length > 1 ? questionsFor(candidates, text, found.facts) : [];

  const narrow = (fact: Fact, ids: readonly string[]) => {
    if (!found) return;
    setFound({ ...found, left: ids, facts: factsAfter(fact, found.facts) });
    // The pressed button goes away; whoever pressed it with the keyboard must not be lost.
    if (ids.length === 1) open(0);
    else {
      setActive(-1);
      field.current?.focus();
    }
  };
  const startOver = () => {
    if (!found) return;
    const { facts: _, ...first } = found;
    setFound({ ...first, left: found.ids });
    setActive(-1);
    field.current?.focus();
  };
  const open = (position: number) => {
    setActive(position);
    // The answer is on the page only after this.
    requestAnimationFrame(() => heading.current?.focus());
  };
  // A field of one line would join the last word of a line with the first of the next.
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (!pasted.includes('\n')) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const start = selectionStart ?? value.length;
    const lines = pasted.replace(/\s*\n\s*/g, ' ');
    void hear((value.slice(0, start) + lines + value.slice(selectionEnd ?? start)).slice(0, MAX_QUESTION));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = left.length;
    if (event.key === 'Escape') void hear('');
    else if (event.key === 'Enter') {
      if (count > 0) open(Math.max(active, 0));
    } else if (event.key === 'ArrowDown' && count > 0) setActive((active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setActive(active > 0 ? active - 1 : count - 1);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={desk} className={styles.desk}>
      <div className={styles.ask}>
        <label htmlFor={fieldId}>{text('desk.field')}</label>
        <input
          type="search"
          id={fieldId}
          ref={field}
          role="combobox"
          maxLength={MAX_QUESTION}
          placeholder={text('desk.placeholder')}
          aria-expanded={left.length > 0}
          aria-controls={listId}
          aria-activedescendant={shown ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          value={said}
          onChange={(event) => hear(event.target.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        />
        <p role="status" className={styles.status}>
          {failed ? text('ask.failed') : answers ? statusOf(found) : text('desk.loading')}
        </p>
        <ul id={listId} role="listbox" aria-label={text('desk.results')} hidden={left.length === 0}>
          {left.map((id, position) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field
            <li
              key={id}
              id={`${listId}-${position}`}
              role="option"
              aria-selected={position === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(position)}
            >
              <span>{answers?.records.get(id)?.title}</span>
              <span className={styles.code}>{answers?.records.get(id)?.code}</span>
            </li>
          ))}
        </ul>
        <DeskQuestions
          words={words}
          issues={byId}
          questions={questions}
          same={candidates.length > 1 && found?.facts !== undefined}
          narrow={narrow}
          {...(found?.facts ? { startOver } : {})}
        />
        <DeskKeys words={words} desk={desk} field={field} />
      </div>
      <div className={styles.answer}>
        {shown && (
          <DeskAnswer
            key={shown.id}
            words={words}
            heading={heading}
            record={shown}
            issue={byId.get(shown.id)}
            texts={texts[shown.id]}
            said={said}
          />
        )}
      </div>
    </div>
  );

  function statusOf(of: Found | undefined): string {
    if (!of) return '';
    if (of.left.length === 0) return text('desk.none');
    return text(of.kind === 'unknown' ? 'desk.unsure' : 'desk.results');
  }
}
