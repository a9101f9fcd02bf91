import type { Answer, Match } from '../../src/answers/answer.ts';

export function match(id: string): Match {
  return { id, confidence: 0.9, reason: { by: 'words', matched: id } };
}

/** Finds by a word, as {@link fakeAsk} does. */
export function fakeSearch(words: string, { limit }: { limit: number }): Match[] {
  const found = /failed|e01/i.test(words) ? [match('sign-in-failed'), match('privacy')] : [];
  return found.slice(0, limit);
}

/** Answers by a word in the question, so that a test can ask for each kind of answer. */
export function fakeAsk(question: string, { locale }: { locale: string }): Answer {
  if (question.includes('break')) throw new Error(`cannot answer ${question}`);
  if (/^hi\b/i.test(question)) return { kind: 'smalltalk', matches: [], topic: 'greeting', locale };
  if (/^help\b/i.test(question)) return { kind: 'smalltalk', matches: [], topic: 'help', locale };
  if (/^thanks\b/i.test(question)) return { kind: 'smalltalk', matches: [], topic: 'thanks', locale };
  if (/portal/i.test(question))
    return {
      kind: 'not-offered',
      id: 'device-enrollment-company-portal',
      matches: [match('account-driven-user-enrollment')],
      locale,
    };
  if (/failed/i.test(question)) return { kind: 'answer', matches: [match('sign-in-failed')], locale };
  if (/phone/i.test(question))
    return { kind: 'choices', matches: [match('sign-in-failed'), match('privacy')], locale };
  return { kind: 'unknown', matches: /near/.test(question) ? [match('privacy')] : [], locale };
}
