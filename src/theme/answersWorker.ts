import indexUrl from '@generated/enrollkit/default/index.answers.json';
import { createEngine } from '../answers/engine.ts';
import { type PackedIndex, unpackIndex } from '../answers/packed.ts';
import { shownWords } from '../content/onScreen.ts';
import type { AnswersReply, AnswersRequest, Titles } from './answers.ts';

// Preparing takes half a second on a computer and several on a phone: off the main thread, typing stays smooth.
async function start(): Promise<void> {
  const response = await fetch(indexUrl);
  if (!response.ok) throw new Error(`The index answered ${response.status}.`);
  const packed: PackedIndex = await response.json();
  const index = unpackIndex(packed);
  const engine = createEngine([index]);
  addEventListener('message', ({ data }: MessageEvent<AnswersRequest>) => {
    const options = { locale: index.locale };
    const reply: AnswersReply =
      data.want === 'answer'
        ? { id: data.id, answer: engine.ask(data.question, options) }
        : { id: data.id, matches: engine.search(data.question, { ...options, limit: data.limit }) };
    postMessage(reply);
  });
  const titles: Titles = {
    records: index.records.map(({ id, title, description, url, code, onScreen: [shown] }) => ({
      id,
      title,
      description,
      url,
      ...(code ? { code } : {}),
      ...(shown?.message ? { screen: shownWords(shown.message) } : {}),
    })),
    notOffered: index.notOffered.map(({ id, title }) => [id, title]),
  };
  postMessage(titles);
}

// What fails here fails for who waits for the first message.
start().catch((error: unknown) =>
  setTimeout(() => {
    throw error;
  }),
);
