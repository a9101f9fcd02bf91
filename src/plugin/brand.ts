import { palette } from '../config/palette.ts';

/**
 * The style sheet of the brand: one set of custom properties for light mode and for paper, one for dark.
 * `--brand` is the same in both, for what is always on white.
 */
export function brandCss(color: string): string {
  const { light, dark } = palette(color);
  const inDark = `@media screen {\n${rule("html[data-theme='dark']", dark)}\n}`;
  return `:root { --brand: ${light.accent}; }\n${rule(':root', light)}\n${inDark}\n`;
}

function rule(selector: string, colors: ReturnType<typeof palette>['light']): string {
  const { accent, accentHover, accentSoft, onAccent, primary, ...scale } = colors;
  const properties = {
    '--accent': accent,
    '--accent-hover': accentHover,
    '--accent-soft': accentSoft,
    '--on-accent': onAccent,
    '--ifm-color-primary': primary,
    ...Object.fromEntries(
      Object.entries(scale).map(([name, value]) => [`--ifm-color-primary-${name}`, value]),
    ),
  };
  return `${selector} {\n${Object.entries(properties)
    .map(([name, value]) => `  ${name}: ${value};`)
    .join('\n')}\n}`;
}
