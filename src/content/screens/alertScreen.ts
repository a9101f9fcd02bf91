import type { OnScreenText } from '../record.ts';
import type { Screen } from './screen.ts';

/** What an issue's screen says, as a drawing: an alert, or the words on a page where it is none. */
export function alertScreen({ title, message, where }: OnScreenText): Screen {
  const isAlert = title !== undefined || /\balert\b/.test(where);
  const [first, second] = [title ?? message, title ? message : undefined];
  return {
    frame: isAlert ? 'alert' : 'page',
    ...(first ? { title: { text: first } } : {}),
    parts: [
      ...(second ? [{ kind: 'lines' as const, lines: [{ text: second }] }] : []),
      // What its buttons say is not known.
      ...(isAlert ? [{ kind: 'buttons' as const, buttons: [{ line: 24 }] }] : []),
    ],
  };
}
