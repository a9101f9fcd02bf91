/** Widths of Inter's letters in parts of the font size, by group: near enough to break lines and to center. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'’|!()[\]]/u, 0.3],
  [/[ ftr/\-“”"]/u, 0.37],
  [/[mwMW@%…]/u, 0.88],
  [/\p{Lu}|[&+]/u, 0.69],
];
const OTHER = 0.58;

/** Scripts that Inter has letters for. */
const DRAWABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]*$/u;

export function isDrawable(text: string): boolean {
  return DRAWABLE.test(text);
}

/** Width of a text in the unit of the font size. */
export function textWidth(text: string, size: number): number {
  const width = (letter: string) => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER;
  return [...text].reduce((sum, letter) => sum + width(letter), 0) * size;
}

/** A text in lines of at most a width; a word that is longer alone is cut. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, size, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, size: number, width: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const cut = [...word].findLastIndex(
    (_, index, letters) => textWidth(letters.slice(0, index).join(''), size) <= width,
  );
  const end = Math.max(1, cut);
  return [word.slice(0, end), ...pieces(word.slice(end), size, width)];
}
