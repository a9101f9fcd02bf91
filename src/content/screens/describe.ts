import { fillMessage, type Messages } from '../messages.ts';
import { isWords, type Line, type Part, type Screen, targetsOf } from './screen.ts';

/** A drawn screen in words, for whoever does not see it: where it is, what stands there, what to tap. */
export function describeScreen({ frame, title, parts }: Screen, messages: Messages): string {
  const place = words(title) ?? messages[`screen.${frame}`];
  const shown = parts.flatMap((part) => valuesOf(part));
  const targets = parts.flatMap(targetsOf);
  const marked = targets.find(({ mark }) => mark === 'tap') ?? targets.find(({ mark }) => mark);
  const target = words(marked?.line);
  return [
    fillMessage(messages['screen.shows'], { place: [place, ...shown].join(', ') }),
    // A label that ends in three dots needs no fourth.
    ...(target
      ? [fillMessage(messages[`screen.${marked?.mark ?? 'tap'}`], { target }).replace('….', '…')]
      : []),
  ].join(' ');
}

/** Words of a part that are there to be read, not to be tapped. */
function valuesOf(part: Part): string[] {
  switch (part.kind) {
    case 'rows':
      return [part.heading, ...part.rows.filter(({ mark }) => !mark).map(({ line }) => line)].flatMap(known);
    case 'name':
      return known(part.name);
    case 'fields':
      return part.fields.flatMap(({ label, value }) => [label, value].flatMap(known));
    default:
      return [];
  }
}

function known(line: Line | 'secret' | undefined): string[] {
  return line === 'secret' ? [] : [words(line)].filter((text) => text !== undefined);
}

function words(line: Line | undefined): string | undefined {
  if (!isWords(line)) return undefined;
  return line.ipad ? `${line.text} / ${line.ipad}` : line.text;
}
