import { palette } from '../config/palette.ts';
import { escapeXml } from './escapeXml.ts';
import { isDrawable, textWidth, wrap } from './textWidth.ts';

/** Half of the 1200 × 630 pixels that most services want; pictures have twice their size. */
const WIDTH = 600;
const HEIGHT = 315;
const MARGIN = 44;
const ROOM = WIDTH - 2 * MARGIN;
const LOGO = 40;
const MAX_LINES = 3;

export interface SocialCard {
  readonly organization: string;
  /** Of the page. */
  readonly title: string;
  /** The organization's logo as a data URI. */
  readonly logo: string;
  readonly color: string;
}

/** What stands for a page where a link to it is shown: logo, name, title. Words that the font lacks are left out. */
export function socialCardSvg({ organization, title, logo, color }: SocialCard): string {
  const { accent } = palette(color).light;
  const lines = isDrawable(title) ? titleLines(title) : { size: 0, texts: [] };
  const step = lines.size * 1.16;
  const lowest = HEIGHT - MARGIN - 14;
  const rows = lines.texts.map((text, index) => {
    const y = lowest - (lines.texts.length - 1 - index) * step;
    return `<text x="${MARGIN}" y="${y}" font-size="${lines.size}" font-weight="600" letter-spacing="-0.4" fill="#1d1d1f">${escapeXml(text)}</text>`;
  });
  const name = isDrawable(organization)
    ? `<text x="${MARGIN + LOGO + 14}" y="${MARGIN + LOGO / 2 + 6}" font-size="17" font-weight="600" fill="#5b5b62">${escapeXml(cut(organization, 17, ROOM - LOGO - 14))}</text>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="Inter">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<rect y="${HEIGHT - 8}" width="${WIDTH}" height="8" fill="${accent}"/>
<image x="${MARGIN}" y="${MARGIN}" width="${LOGO}" height="${LOGO}" href="${logo}"/>
${name}${rows.join('')}
</svg>`;
}

/** The largest letters with which a title has three lines at most. */
function titleLines(title: string): { readonly size: number; readonly texts: readonly string[] } {
  for (const size of [44, 38, 32, 27]) {
    const texts = wrap(title, size, ROOM);
    if (texts.length <= MAX_LINES) return { size, texts };
  }
  const [first = '', second = '', ...rest] = wrap(title, 27, ROOM);
  return { size: 27, texts: [first, second, cut(rest.join(' '), 27, ROOM)] };
}

function cut(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const [line = ''] = wrap(text, size, width - size);
  return `${line}…`;
}
