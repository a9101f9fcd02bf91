import index from '@generated/enrollkit/default/search.json';
import { createEngine } from '../answers/engine.ts';
import type { AnswersReply, AnswersRequest, Titles } from './answers.ts';

// Preparing takes half a second on a computer and several on a phone: off the main thread, typing stays smooth.
const engine = createEngine([index]);
const titles: Titles = {
  records: index.records.map(({ id, title, description, url, code, onScreen: [shown] }) => ({
    id,
    title,
    description,
    url,
    ...(code ? { code } : {}),
    ...(shown?.message ? { screen: shown.message } : {}),
  })),
  notOffered: index.notOffered.map(({ id, title }) => [id, title]),
};
postMessage(titles);

addEventListener('message', ({ data }: MessageEvent<AnswersRequest>) => {
  const options = { locale: index.locale };
  const reply: AnswersReply =
    data.want === 'answer'
      ? { id: data.id, answer: engine.ask(data.question, options) }
      : { id: data.id, matches: engine.search(data.question, { ...options, limit: data.limit }) };
  postMessage(reply);
});
