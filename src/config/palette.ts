import { clampChroma, formatHex, type Oklch, oklch, wcagContrast } from 'culori';

/** Colors of one mode, `#rrggbb`. Text, links and buttons in `accent` keep 4.5:1 on every background. */
export interface Palette {
  readonly accent: string;
  readonly accentHover: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  /** The scale that Infima, the style sheet of Docusaurus, expects. */
  readonly primary: string;
  readonly dark: string;
  readonly darker: string;
  readonly darkest: string;
  readonly light: string;
  readonly lighter: string;
  readonly lightest: string;
}

/** WCAG 2.2, contrast (minimum), for text of any size. */
const CONTRAST = 4.5;

/** The page itself, in each mode; src/theme/site.css has the same. */
export const PAGE_BACKGROUND = { light: '#ffffff', dark: '#111113' } as const;

/** What text in the accent color stands on: the page, a grouped list, and the tint of a chosen row. */
const BACKGROUNDS = {
  light: [PAGE_BACKGROUND.light, '#f2f2f7'],
  dark: [PAGE_BACKGROUND.dark, '#1c1c1e', '#2c2c2e'],
} as const;

const BLACK = '#000000';
const WHITE = '#ffffff';

/** One brand color → the palettes of light and dark mode; the hue stays, the lightness follows the contrast. */
export function palette(color: string): { readonly light: Palette; readonly dark: Palette } {
  const brand = parse(color);
  return { light: modePalette(brand, 'light'), dark: modePalette(brand, 'dark') };
}

/** The nearest color that is readable on white, and under white text; the color itself where it is. */
export function readableColor(color: string): string {
  return reach(parse(color), 'light');
}

function modePalette(brand: Oklch, mode: 'light' | 'dark'): Palette {
  const accent = reach(brand, mode);
  const base = parse(accent);
  const step = (difference: number) =>
    hex({ ...base, l: Math.min(0.98, Math.max(0.05, base.l + difference)) });
  const away = mode === 'light' ? -0.05 : 0.05;
  return {
    accent,
    accentHover: step(away),
    accentSoft: hex({ ...base, l: mode === 'light' ? 0.97 : 0.27, c: Math.min(base.c, 0.02) }),
    onAccent: wcagContrast(accent, WHITE) >= CONTRAST ? WHITE : BLACK,
    primary: accent,
    dark: step(-0.03),
    darker: step(-0.05),
    darkest: step(-0.09),
    light: step(0.03),
    lighter: step(0.05),
    lightest: step(0.09),
  };
}

/** Moves the lightness, in small steps, until the color is readable on every background of the mode. */
function reach(brand: Oklch, mode: 'light' | 'dark'): string {
  const direction = mode === 'light' ? -0.005 : 0.005;
  for (let l = brand.l; l > 0 && l < 1; l += direction) {
    const candidate = hex({ ...brand, l });
    if (BACKGROUNDS[mode].every((background) => wcagContrast(candidate, background) >= CONTRAST))
      return candidate;
  }
  return mode === 'light' ? BLACK : WHITE;
}

function parse(color: string): Oklch {
  const parsed = oklch(color);
  if (!parsed) throw new TypeError(`${color} is not a color`);
  return parsed;
}

function hex(color: Oklch): string {
  return formatHex(clampChroma(color, 'oklch'));
}
