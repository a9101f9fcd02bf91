import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Contact from '@theme/Contact';
import LinkList from '@theme/LinkList';
import ListPage from '@theme/ListPage';
import { useEffect, useRef, useState } from 'react';
import { answerForIos, followAnswers, iosOfBrowser } from '../../content/readiness.ts';
import { BEFORE, HIDE_PARAMETER, STEP_PARAMETER } from '../../content/stepMode.ts';
import type { StartAnswer, StartPage, StartQuestion, Way } from '../../plugin/startPage.ts';
import { SCREEN_CHOICES, type ScreenChoiceName, storageKey } from '../screenChoices.ts';
import { type Text, textsIn, useSite } from '../useSite.ts';
import styles from './styles.module.css';

/** Asks, before anybody starts, what would stop them halfway; the answers are in the address alone. */
export default function Start({ start }: { start: StartPage }) {
  const text = textsIn(start.texts);
  return (
    <ListPage title={text('start.title')} lead={text('start.lead')}>
      <div className={styles.asked}>
        <Asked start={start} text={text} />
      </div>
      {!useIsBrowser() && (
        <div className={styles.plain}>
          <Plain start={start} text={text} />
        </div>
      )}
    </ListPage>
  );
}

interface PartProps {
  readonly start: StartPage;
  readonly text: Text;
}

/** One question at a time, then where the answers lead. */
function Asked({ start, text }: PartProps) {
  const { questions, ways } = start;
  const { pathname, search } = useLocation();
  const given = new URLSearchParams(useIsBrowser() ? search : '');
  const readiness = followAnswers(questions, Object.fromEntries(given));
  const index = readiness.at === 'question' ? readiness.index : questions.length;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(index);
  useEffect(() => {
    if (shown.current !== index) heading.current?.focus();
    shown.current = index;
  }, [index]);
  const addressOf = (count: number, last: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams();
    for (const { id } of questions.slice(0, count)) query.set(id, given.get(id) ?? '');
    for (const [id, answer] of Object.entries(last)) query.set(id, answer);
    return query.size > 0 ? `${pathname}?${query}` : pathname;
  };
  const last = questions.findLastIndex(({ id }) => given.has(id));
  if (readiness.at === 'question') {
    const question = questions[index] as StartQuestion;
    return (
      <section aria-labelledby="question">
        <p className={styles.progress}>
          {text('start.progress', { number: `${index + 1}`, count: `${questions.length}` })}
        </p>
        <h2 id="question" ref={heading} tabIndex={-1}>
          {question.title}
        </h2>
        {question.hint && <p className={styles.hint}>{question.hint}</p>}
        <Answers
          question={question}
          text={text}
          addressOf={(answer) => addressOf(index, { [question.id]: answer })}
        />
        {index > 0 && (
          <Link className={styles.back} to={addressOf(index - 1)}>
            {text('start.back')}
          </Link>
        )}
      </section>
    );
  }
  return (
    <section aria-labelledby="outcome">
      {readiness.at === 'end' ? (
        <Ended answer={readiness.answer} text={text} heading={heading} />
      ) : (
        <Ready answers={readiness.answers} ways={ways} text={text} heading={heading} />
      )}
      <p className={styles.again}>
        <Link className={styles.back} to={addressOf(Math.max(0, last))}>
          {text('start.back')}
        </Link>
        <Link className={styles.back} to={pathname}>
          {text('start.again')}
        </Link>
      </p>
    </section>
  );
}

interface AnswersProps {
  readonly question: StartQuestion;
  readonly text: Text;
  readonly addressOf: (answer: string) => string;
}

/** The answers as a list of Settings; the one that the browser guesses says so. */
function Answers({ question: { id, answers }, text, addressOf }: AnswersProps) {
  const [guess, setGuess] = useState<string>();
  useEffect(() => setGuess(guessed(id, answers)), [id, answers]);
  const choose = (answer: StartAnswer) => {
    const drawn = drawnFor(id, answer);
    if (drawn) draw(drawn);
  };
  return (
    <ul className={styles.answers}>
      {answers.map((answer) => (
        <li key={answer.id}>
          <Link className={styles.answer} to={addressOf(answer.id)} onClick={() => choose(answer)}>
            <span>{answer.text}</span>
            {guess === answer.id && <span className={styles.guess}>{text('start.guess')}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface OutcomeProps {
  readonly text: Text;
  readonly heading: React.Ref<HTMLHeadingElement>;
}

function Ended({ answer: { page, leads }, text, heading }: OutcomeProps & { answer: StartAnswer }) {
  return (
    <>
      <h2 id="outcome" ref={heading} tabIndex={-1}>
        {text(leads ? 'start.leads' : 'start.stopped')}
      </h2>
      {!leads && <p>{text(page ? 'start.stoppedLead' : 'start.askPeople')}</p>}
      {page && (
        <>
          <LinkList links={[page]} />
          <p className={styles.hint}>{page.description}</p>
        </>
      )}
      {!page && <Contact />}
    </>
  );
}

function Ready({
  answers,
  ways,
  text,
  heading,
}: OutcomeProps & { answers: readonly StartAnswer[]; ways: readonly Way[] }) {
  const { organization } = useSite();
  const first = answers.flatMap(({ page }) => page ?? []);
  const [way, ...others] = ways;
  return (
    <>
      <h2 id="outcome" ref={heading} tabIndex={-1}>
        {text(first.length > 0 ? 'start.almost' : 'start.ready')}
      </h2>
      {first.length > 0 && (
        <>
          <h3>{text('start.first')}</h3>
          <LinkList links={first} />
        </>
      )}
      {way ? (
        <>
          <h3>{text('start.way')}</h3>
          <div className={styles.way}>
            <p>
              <b>{way.title}</b>
              <span>{way.description}</span>
            </p>
            <Link className={styles.go} to={addressOfWay(way, answers, way.hasSteps)}>
              {text(way.hasSteps ? 'start.walk' : 'start.page')}
            </Link>
            {way.hasSteps && (
              <Link className={styles.page} to={addressOfWay(way, answers, false)}>
                {text('start.page')}
              </Link>
            )}
          </div>
        </>
      ) : (
        <Contact />
      )}
      {others.length > 0 && (
        <>
          <h3>{text('start.others', { organization })}</h3>
          <LinkList links={others} />
        </>
      )}
    </>
  );
}

/** The guide with the reader's own branches: what does not concern them is hidden. */
function addressOfWay({ id, url }: Way, answers: readonly StartAnswer[], inStepMode: boolean): string {
  const hidden = answers
    .flatMap(({ hides }) => hides)
    .flatMap(({ record, anchor }) => (record === id && anchor ? [anchor] : []));
  const query = [
    ...(inStepMode ? [`${STEP_PARAMETER}=${BEFORE}`] : []),
    ...(hidden.length > 0 ? [`${HIDE_PARAMETER}=${hidden.join(',')}`] : []),
  ];
  return query.length > 0 ? `${url}?${query.join('&')}` : url;
}

/** All questions on one page, for whoever runs no scripts: an answer that matters is a link. */
function Plain({ start: { questions, ways }, text }: PartProps) {
  return (
    <>
      <p>{text('start.plain')}</p>
      {questions.map(({ id, title, hint, answers }) => (
        <section key={id}>
          <h2>{title}</h2>
          {hint && <p className={styles.hint}>{hint}</p>}
          <ul>
            {answers.map((answer) => (
              <li key={answer.id}>
                {answer.page ? <a href={answer.page.url}>{answer.text}</a> : answer.text}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>{text('start.goOn')}</p>
      <LinkList links={ways} />
    </>
  );
}

/** What the browser knows by itself. */
function guessed(question: string, answers: readonly StartAnswer[]): string | undefined {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad says that it is a Mac, but no Mac can be touched.
  const isPad = /iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  const isPhone = /iPhone|iPod/.test(userAgent);
  if (question === 'device') return isPad ? 'ipad' : isPhone ? 'iphone' : undefined;
  const version = question === 'ios' && (isPad || isPhone) ? iosOfBrowser(userAgent) : undefined;
  return version && answerForIos(answers, version)?.id;
}

/** For which device or iOS the screens are drawn after an answer. */
function drawnFor(question: string, { id, ios }: StartAnswer): [ScreenChoiceName, string] | undefined {
  if (question === 'device')
    return (SCREEN_CHOICES.device as readonly string[]).includes(id) ? ['device', id] : undefined;
  const newest = SCREEN_CHOICES.ios.at(-1) as string;
  if (!ios) return undefined;
  return ['ios', Number(ios.from) >= Number(newest) ? newest : SCREEN_CHOICES.ios[0]];
}

function draw([name, value]: [ScreenChoiceName, string]): void {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(storageKey(name), value);
  } catch {
    // Then it holds until the next page.
  }
}
