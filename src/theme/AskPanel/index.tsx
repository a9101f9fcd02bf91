import Link from '@docusaurus/Link';
import Contact from '@theme/Contact';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Answer, Reason } from '../../answers/answer.ts';
import type { AnswerTexts } from '../../plugin/pageData.ts';
import { type Answers, loadAnswers, loadTexts, type Titled } from '../answers.ts';
import { useSite, useText } from '../useSite.ts';
import styles from './styles.module.css';

const MAX_QUESTION = 2000;

const SMALLTALK = {
  greeting: 'bot.help',
  help: 'bot.help',
  thanks: 'bot.thanks',
  goodbye: 'bot.goodbye',
} as const;

/** What the panel shows: what the engine said, or the record that somebody picked from its choices. */
type Shown = { readonly answer: Answer } | { readonly picked: string };

/** Answers a question in place, in the words of the pages. Nothing that is typed leaves the browser. */
export default function AskPanel({ close }: { close: () => void }) {
  const text = useText();
  const answers = useRef<Answers>(undefined);
  const texts = useRef<AnswerTexts>(undefined);
  const [question, setQuestion] = useState('');
  const [shown, setShown] = useState<Shown>();
  const [failed, setFailed] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const result = useRef<HTMLDivElement>(null);

  useEffect(() => {
    input.current?.focus();
    load(answers, texts).catch(() => setFailed(true));
  }, []);

  const show = (next: Shown) => {
    setShown(next);
    result.current?.scrollIntoView({ block: 'nearest' });
  };
  const ask = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!question.trim()) return;
    try {
      await load(answers, texts);
      setFailed(false);
      const answer = await answers.current?.ask(question.trim());
      if (answer) show({ answer });
    } catch {
      setFailed(true);
    }
  };

  return (
    <>
      <div className={styles.head}>
        <h2 id="ask-title">{text('ask.title')}</h2>
        <button type="button" className={styles.close} onClick={close} aria-label={text('ask.close')}>
          ×
        </button>
      </div>
      <form onSubmit={ask} className={styles.form}>
        <label htmlFor="ask-question">{text('ask.label')}</label>
        <textarea
          id="ask-question"
          ref={input}
          rows={2}
          maxLength={MAX_QUESTION}
          value={question}
          aria-describedby="ask-private"
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) void ask(event);
          }}
        />
        <button type="submit" className={styles.ask}>
          {text('ask.submit')}
        </button>
      </form>
      <p id="ask-private" className={styles.private}>
        {text('ask.private')}
      </p>
      <div ref={result} role="status" aria-live="polite">
        {failed && <p>{text('ask.failed')}</p>}
        {shown && answers.current && (
          <Result
            shown={shown}
            answers={answers.current}
            texts={texts.current ?? {}}
            pick={(id) => show({ picked: id })}
            close={close}
          />
        )}
      </div>
    </>
  );
}

interface ResultProps {
  readonly shown: Shown;
  readonly answers: Answers;
  readonly texts: AnswerTexts;
  readonly pick: (id: string) => void;
  readonly close: () => void;
}

function Result({ shown, answers, texts, pick, close }: ResultProps) {
  const text = useText();
  const { organization } = useSite();
  if ('picked' in shown) return <Record id={shown.picked} answers={answers} texts={texts} close={close} />;
  const { answer } = shown;
  const others = answer.matches.flatMap(({ id }) => answers.records.get(id) ?? []);
  switch (answer.kind) {
    case 'answer':
      return (
        <>
          <Record id={answer.matches[0].id} answers={answers} texts={texts} close={close} />
          <Why reason={answer.matches[0].reason} />
          <Choices title={text('ask.otherwise')} records={others.slice(1)} pick={pick} />
        </>
      );
    case 'choices':
      return <Choices title={text('bot.choices')} records={others} pick={pick} />;
    case 'not-offered':
      return (
        <>
          <p>
            {text('bot.notOffered', { organization, title: answers.notOffered.get(answer.id) ?? answer.id })}
          </p>
          <Choices records={others} pick={pick} />
        </>
      );
    case 'smalltalk':
      return <p>{text(SMALLTALK[answer.topic], { organization })}</p>;
    case 'unknown':
      return (
        <>
          <Choices
            title={text(others.length > 0 ? 'bot.unknown' : 'bot.unknownNothing')}
            records={others}
            pick={pick}
          />
          <Contact />
        </>
      );
  }
}

/** A record, in the HTML that the build made from its Markdown, which holds none itself. */
function Record({ id, answers, texts, close }: Omit<ResultProps, 'shown' | 'pick'> & { id: string }) {
  const text = useText();
  const record = answers.records.get(id);
  if (!record) return null;
  return (
    <article className={styles.record}>
      <h3>{record.title}</h3>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by snippet.ts */}
      <div dangerouslySetInnerHTML={{ __html: texts[id]?.answer ?? '' }} />
      <Link to={record.url} onClick={close}>
        {text('record.openPage')}
      </Link>
    </article>
  );
}

function Choices({
  title,
  records,
  pick,
}: {
  title?: string;
  records: readonly Titled[];
  pick: (id: string) => void;
}) {
  if (records.length === 0) return title ? <p>{title}</p> : null;
  return (
    <>
      {title && <p className={styles.title}>{title}</p>}
      <ul className={styles.choices}>
        {records.map(({ id, title: name, description, screen, url }) => (
          <li key={id}>
            <button type="button" onClick={() => pick(id)}>
              <b>{name}</b>
              <span>{description}</span>
              {screen && <q translate="no">{screen}</q>}
            </button>
            <Link to={url} className={styles.page} aria-label={name}>
              ↗
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Why({ reason }: { reason: Reason }) {
  const text = useText();
  return <p className={styles.private}>{text(`why.${reason.by}`, { matched: reason.matched })}</p>;
}

async function load(
  answers: { current: Answers | undefined },
  texts: { current: AnswerTexts | undefined },
): Promise<void> {
  [answers.current, texts.current] = await Promise.all([loadAnswers(), loadTexts()]);
}
