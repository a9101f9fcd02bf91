import { palette } from '../config/palette.ts';
import {
  isWords,
  type Line,
  type Part,
  type Row,
  type Screen,
  type Target,
} from '../content/screens/screen.ts';
import { escapeXml } from './escapeXml.ts';
import { isDrawable, textWidth, wrap } from './textWidth.ts';

/** Width of a picture in its own units; a picture is as high as it has to be, {@link MAX_HEIGHT} at most. */
export const WIDTH = 300;
export const MAX_HEIGHT = 480;

// The light colors of src/theme: a picture cannot know the mode of the client that shows it.
const COLORS = {
  bezel: '#c9c9cf',
  wall: '#e4e4ea',
  page: '#f2f2f7',
  list: '#ffffff',
  bar: '#d4d4da',
  line: '#e4e4e9',
  text: '#1d1d1f',
  secondary: '#5b5b62',
} as const;

const EM = 13;
const BEZEL = 5;
const LEFT = 18;
const INSIDE = WIDTH - 2 * LEFT - 2 * BEZEL;
const TOP = 34;
const MIN_HEIGHT = 240;
const FADE = 26;

/** A piece of a drawing and how much of the height it takes. */
interface Block {
  readonly svg: string;
  readonly height: number;
}

interface Pen {
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  /** Left edge and width of what is drawn into. */
  readonly x: number;
  readonly width: number;
  /** Behind the rows of a list. */
  readonly list: string;
}

/**
 * A screen as a picture of an iPhone, in the brand's color. Undefined where the font has no letters for
 * its words: Chinese, Japanese, and Korean.
 */
export function screenSvg(screen: Screen, brandColor: string): string | undefined {
  if (!isDrawable(JSON.stringify(screen))) return undefined;
  const { accent, accentSoft, onAccent } = palette(brandColor).light;
  const x = LEFT + BEZEL;
  const onPaper = screen.frame === 'web' || screen.frame === 'app';
  const pen: Pen = {
    accent,
    accentSoft,
    onAccent,
    x,
    width: INSIDE,
    list: onPaper ? COLORS.page : COLORS.list,
  };
  const content = contentOf(screen, pen);
  const height = Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, TOP + content.height + FADE));
  const inner = `<rect x="${x}" y="${BEZEL}" width="${INSIDE}" height="${height}" rx="30" fill="${ground(screen)}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="Inter" font-size="${EM}">`,
    `<defs><linearGradient id="f" x2="0" y2="1"><stop offset="${1 - FADE / height}" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>`,
    `<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="${WIDTH}" height="${height}"><rect width="${WIDTH}" height="${height}" fill="url(#f)"/></mask></defs>`,
    '<g mask="url(#m)">',
    `<rect x="${LEFT}" y="0" width="${WIDTH - 2 * LEFT}" height="${height + 60}" rx="35" fill="${COLORS.bezel}"/>`,
    inner,
    rect(WIDTH / 2 - 31, 13, 62, 16, 8, COLORS.bezel),
    move(0, TOP, content.svg),
    '</g></svg>',
  ].join('');
}

function ground({ frame }: Screen): string {
  if (frame === 'web' || frame === 'app') return COLORS.list;
  return frame === 'page' || frame === 'settings' ? COLORS.page : COLORS.wall;
}

function contentOf(screen: Screen, pen: Pen): Block {
  switch (screen.frame) {
    case 'sheet': {
      const content = stack([space(16), head(screen, pen), ...parts(screen, pen)]);
      return {
        svg: rect(pen.x, 4, pen.width, content.height + 400, 18, COLORS.page) + move(0, 4, content.svg),
        height: content.height + 4,
      };
    }
    case 'alert': {
      const width = 200;
      const card = { ...pen, x: (WIDTH - width) / 2, width };
      const content = stack([space(14), head(screen, card), ...parts(screen, card)]);
      const y = 36;
      return {
        svg: rect(card.x, y, width, content.height, 14, COLORS.list) + move(0, y, content.svg),
        height: y + content.height + 24,
      };
    }
    case 'web':
      return stack([
        { svg: rect(pen.x + 14, 4, pen.width - 28, 24, 9, COLORS.page), height: 44 },
        ...parts(screen, pen),
      ]);
    case 'home':
      return stack([space(12), ...parts(screen, pen)]);
    case 'menu': {
      const menu = { ...pen, x: pen.x + 56, width: 176 };
      return stack([
        space(12),
        ...screen.parts.flatMap((part) =>
          // The menu lies over the apps below the one that is held.
          part.kind === 'rows' ? [space(-68), partBlock(part, menu, screen)] : [partBlock(part, pen, screen)],
        ),
      ]);
    }
    default:
      return stack([head(screen, pen), ...parts(screen, pen)]);
  }
}

function head({ title, frame }: Screen, pen: Pen): Block {
  if (title === undefined) return space(0);
  if (frame === 'settings')
    return { svg: lineSvg(title, { ...at(pen, 18, 30), size: 20, weight: 700 }), height: 48 };
  const size = frame === 'page' || frame === 'alert' ? EM : 15.5;
  const block = centered(title, pen, { size, weight: 600, margin: frame === 'page' ? 34 : 18 });
  const back =
    frame === 'page'
      ? `<path d="m${pen.x + 24} 6-6 7 6 7" fill="none" stroke="${COLORS.secondary}" stroke-width="2" stroke-linecap="round"/>`
      : '';
  return { svg: back + block.svg, height: block.height + (frame === 'alert' ? 8 : 14) };
}

function parts(screen: Screen, pen: Pen): Block[] {
  return screen.parts.map((part) => partBlock(part, pen, screen));
}

function partBlock(part: Part, pen: Pen, { frame }: Screen): Block {
  switch (part.kind) {
    case 'rows': {
      const heading =
        part.heading === undefined
          ? []
          : [
              {
                svg: lineSvg(part.heading, { ...at(pen, 24, 10), size: 11, fill: COLORS.secondary }),
                height: 18,
              },
            ];
      return stack([...heading, listBlock(part.rows, pen), space(14)]);
    }
    case 'lines':
      return stack([
        ...part.lines.map((line) => centered(line, pen, { size: EM, weight: 400, margin: 20, gap: 7 })),
        space(12),
      ]);
    case 'name':
      return stack([centered(part.name, pen, { size: 15, weight: 600, margin: 16 }), space(12)]);
    case 'fields': {
      const height = part.fields.length * 48;
      const fields = part.fields.map(({ label, value }, index) => {
        const y = index * 48;
        const divider = index > 0 ? rect(pen.x + 24, y, pen.width - 36, 1, 0, COLORS.line) : '';
        const words =
          value === 'secret'
            ? Array.from({ length: 8 }, (_, dot) => circle(pen.x + 28 + dot * 11, y + 33, 3)).join('')
            : lineSvg(value, at(pen, 24, y + 37));
        return (
          divider +
          lineSvg(label, { ...at(pen, 24, y + 18), size: 11, fill: COLORS.secondary, share: 0.8 }) +
          words
        );
      });
      return {
        svg: rect(pen.x + 12, 0, pen.width - 24, height, 13, pen.list) + fields.join(''),
        height: height + 14,
      };
    }
    case 'buttons':
      return frame === 'alert' ? alertButtons(part.buttons, pen) : buttons(part.buttons, pen);
    case 'apps':
      return apps(part.app, pen);
    case 'code': {
      const dots = Array.from({ length: part.digits }, (_, dot) => {
        const x = WIDTH / 2 + (dot - (part.digits - 1) / 2) * 27;
        return `<circle cx="${x}" cy="8" r="6" fill="none" stroke="${COLORS.secondary}" stroke-width="1.6"/>`;
      });
      return { svg: dots.join(''), height: 38 };
    }
    case 'keyboard': {
      const width = (pen.width - 24) / 3;
      const keys = Array.from({ length: 9 }, (_, key) =>
        rect(pen.x + 6 + (key % 3) * (width + 6), 6 + Math.floor(key / 3) * 33, width, 27, 6, COLORS.list),
      );
      return { svg: rect(pen.x, 0, pen.width, 200, 0, COLORS.wall) + keys.join(''), height: 80 };
    }
    case 'wait':
      return {
        svg: [
          `<circle cx="${WIDTH / 2}" cy="30" r="15" fill="none" stroke="${COLORS.bar}" stroke-width="4"/>`,
          `<path d="M${WIDTH / 2 - 10.6} 19.4a15 15 0 0 1 21.2 0" fill="none" stroke="${pen.accent}" stroke-width="4"/>`,
        ].join(''),
        height: 66,
      };
  }
}

function listBlock(rows: readonly Row[], pen: Pen): Block {
  const blocks = rows.map((row) => rowBlock(row, pen));
  const { svg, height } = stack(blocks);
  let y = 0;
  const dividers = blocks.slice(0, -1).map((block, index) => {
    y += block.height;
    const marked = rows[index]?.mark ?? rows[index + 1]?.mark;
    return marked ? '' : rect(pen.x + 24, y, pen.width - 36, 1, 0, COLORS.line);
  });
  // What is marked is drawn last, so that no row lies over its ring.
  return {
    svg: rect(pen.x + 12, 0, pen.width - 24, height, 13, pen.list) + dividers.join('') + svg,
    height,
  };
}

function rowBlock({ line, does, symbol, mark }: Row, pen: Pen): Block {
  const textX = symbol ? 56 : 24;
  const room = pen.width - textX - (does === 'opens' ? 42 : 24);
  const lines = isWords(line) ? wrap(line.text, EM, room * 0.97) : [line];
  const height = Math.max(38, lines.length * 17 + 12);
  const fill = does === 'acts' ? pen.accent : COLORS.text;
  const middle = height / 2;
  return {
    svg: [
      mark ? ring(pen.x + 12, 0, pen.width - 24, height, pen) : '',
      symbol ? rect(pen.x + 24, middle - 11, 22, 22, symbol === 'circle' ? 11 : 5.5, COLORS.bar) : '',
      ...lines.map((one, index) =>
        lineSvg(typeof one === 'string' ? { text: one } : one, {
          ...at(pen, textX, middle + 4.6 + (index - (lines.length - 1) / 2) * 17),
          fill,
          weight: mark ? 600 : 400,
          room,
        }),
      ),
      does === 'opens'
        ? `<path d="m${pen.x + pen.width - 28} ${middle - 5} 4.5 5-4.5 5" fill="none" stroke="#929298" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`
        : '',
      mark === 'tap' ? fingertip(pen.x + pen.width - 52, height, pen) : '',
    ].join(''),
    height,
  };
}

function buttons(all: readonly Target[], pen: Pen): Block {
  return stack(
    all.flatMap(({ line, mark }) => {
      const fill = mark ? pen.accent : COLORS.bar;
      const outline = mark
        ? `<rect x="${pen.x + 9}" y="-3" width="${pen.width - 18}" height="44" rx="14" fill="none" stroke="${pen.accent}" stroke-width="2"/>`
        : '';
      const words = isWords(line)
        ? middleText(line.text, WIDTH / 2, 23.5, 600, mark ? pen.onAccent : COLORS.text, pen.width - 48)
        : rect(WIDTH / 2 - pen.width * 0.12, 15, pen.width * 0.24, 8, 4, COLORS.list);
      return [
        {
          svg: [
            outline,
            rect(pen.x + 12, 0, pen.width - 24, 38, 12, fill),
            words,
            mark === 'tap' ? fingertip(pen.x + pen.width - 52, 40, pen) : '',
          ].join(''),
          height: 38,
        },
        space(16),
      ];
    }),
  );
}

function alertButtons(all: readonly Target[], pen: Pen): Block {
  const width = pen.width / all.length;
  const drawn = all.map(({ line, mark }, index) => {
    const x = pen.x + index * width;
    const center = x + width / 2;
    return [
      index > 0 ? rect(x, 0, 1, 40, 0, COLORS.line) : '',
      mark ? ring(x + 4, 4, width - 8, 32, pen) : '',
      isWords(line)
        ? middleText(line.text, center, 24.5, 600, pen.accent, width - 16)
        : rect(center - 18, 16, 36, 8, 4, COLORS.bar),
      mark === 'tap' ? fingertip(x + width - 16, 36, pen) : '',
    ].join('');
  });
  return { svg: rect(pen.x, 0, pen.width, 1, 0, COLORS.line) + drawn.join(''), height: 40 };
}

function apps({ line, mark }: Target, pen: Pen): Block {
  const column = (pen.width - 20) / 4;
  const tiles = Array.from({ length: 12 }, (_, index) => {
    const center = pen.x + 10 + column * ((index % 4) + 0.5);
    const y = Math.floor(index / 4) * 68;
    const isApp = index === 5;
    return [
      rect(center - 19, y, 38, 38, 10, isApp && mark ? pen.accent : COLORS.bar),
      isApp && mark
        ? `<rect x="${center - 22.5}" y="${y - 3.5}" width="45" height="45" rx="13" fill="none" stroke="${pen.accent}" stroke-width="2"/>`
        : '',
      isApp ? '' : rect(center - 16, y + 47, 32, 6, 3, COLORS.bar),
    ].join('');
  });
  const center = pen.x + 10 + column * 1.5;
  const name = isWords(line)
    ? [
        rect(
          center - textWidth(line.text, 11) / 2 - 6,
          68 + 43,
          textWidth(line.text, 11) + 12,
          16,
          0,
          COLORS.wall,
        ),
        middleText(line.text, center, 68 + 55, 600, COLORS.text, pen.width, 11),
      ]
    : [];
  return {
    svg: [...tiles, ...name, mark === 'tap' ? fingertip(center + 20, 68 + 28, pen) : ''].join(''),
    height: 200,
  };
}

function centered(
  line: Line,
  pen: Pen,
  { size, weight, margin, gap = 6 }: { size: number; weight: number; margin: number; gap?: number },
): Block {
  const center = pen.x + pen.width / 2;
  const room = pen.width - 2 * margin;
  if (!isWords(line)) {
    const width = (room * line) / 100;
    const height = size > EM ? 10 : 8;
    return { svg: rect(center - width / 2, 2, width, height, height / 2, COLORS.bar), height: height + gap };
  }
  const lines = wrap(line.text, size, room * 0.97);
  const step = size * 1.25;
  return {
    svg: lines
      .map((one, index) => middleText(one, center, size + index * step, weight, COLORS.text, room, size))
      .join(''),
    height: lines.length * step + 4,
  };
}

/** A mark that is seen without its color: a ring around what this step is about. */
function ring(x: number, y: number, width: number, height: number, pen: Pen): string {
  return `<rect x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${height - 2}" rx="11" fill="${pen.accentSoft}" stroke="${pen.accent}" stroke-width="2"/>`;
}

function fingertip(x: number, y: number, pen: Pen): string {
  return `<circle cx="${x}" cy="${y}" r="10" fill="${pen.accent}" stroke="#fff" stroke-width="3"/>`;
}

interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  /** Width that a bar's hundredths are taken of. */
  readonly room?: number;
  readonly share?: number;
}

function at({ x, width }: Pen, left: number, y: number): LinePlace {
  return { x: x + left, y, room: width - left - 24 };
}

function lineSvg(
  line: Line,
  { x, y, size = EM, weight = 400, fill = COLORS.text, room = 0, share = 1 }: LinePlace,
): string {
  return isWords(line)
    ? `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(line.text)}</text>`
    : rect(x, y - 8.5, (room * share * line) / 100, 8, 4, COLORS.bar);
}

/** A text around a center, smaller where it would not fit. */
function middleText(
  text: string,
  x: number,
  y: number,
  weight: number,
  fill: string,
  room: number,
  size = EM,
): string {
  const fitting = Math.min(size, (size * room) / textWidth(text, size));
  return `<text x="${x}" y="${y}" font-size="${fitting}" font-weight="${weight}" fill="${fill}" text-anchor="middle">${escapeXml(text)}</text>`;
}

function stack(blocks: readonly Block[]): Block {
  let height = 0;
  const placed = blocks.map((block) => {
    const svg = block.svg && move(0, height, block.svg);
    height += block.height;
    return svg;
  });
  return { svg: placed.join(''), height };
}

function space(height: number): Block {
  return { svg: '', height };
}

function move(x: number, y: number, svg: string): string {
  return `<g transform="translate(${x} ${y})">${svg}</g>`;
}

function rect(x: number, y: number, width: number, height: number, rx: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rx}" fill="${fill}"/>`;
}

function circle(x: number, y: number, r: number): string {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${COLORS.secondary}"/>`;
}
