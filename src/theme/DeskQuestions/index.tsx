import type { Fact, Question } from '../../content/triage.ts';
import type { DeskIssue } from '../../plugin/desk.ts';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

interface Props {
  readonly words: Words;
  readonly issues: ReadonlyMap<string, DeskIssue>;
  readonly questions: readonly Question[];
  /** Whether several issues are left that no question tells apart. */
  readonly same: boolean;
  readonly narrow: (fact: Fact, ids: readonly string[]) => void;
  /** Takes every answer back; absent while there is none. */
  readonly startOver?: () => void;
}

const SHOWN = 2;

/** What to ask the caller next. Each answer shows the codes that it leaves, and leaves only them. */
export default function DeskQuestions({ words, issues, questions, same, narrow, startOver }: Props) {
  const text = useText(words);
  if (questions.length === 0 && !startOver) return null;
  const codes = (ids: readonly string[]) => ids.map((id) => issues.get(id)?.code ?? id).join(', ');
  return (
    <section className={styles.questions} aria-label={text('desk.tellApart')}>
      <h2>{text('desk.tellApart')}</h2>
      {questions.slice(0, SHOWN).map(({ fact, answers }) => (
        <fieldset key={fact}>
          <legend>{text(`desk.ask.${fact}`)}</legend>
          {answers.map(({ words: answer, literal, ids }) => (
            <button key={answer} type="button" onClick={() => narrow(fact, ids)}>
              <span translate={literal ? 'no' : undefined}>{answer}</span>
              <span className={styles.codes}>{codes(ids)}</span>
            </button>
          ))}
        </fieldset>
      ))}
      {questions.length === 0 && same && <p>{text('desk.same')}</p>}
      {startOver && (
        <button type="button" className={styles.over} onClick={startOver}>
          {text('desk.startOver')}
        </button>
      )}
    </section>
  );
}
