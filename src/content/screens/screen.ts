/**
 * A screen of a phone as a drawing: what stands where, and what to tap. The site draws it as HTML,
 * the build as a picture for cards, and {@link describeScreen} says it in words. Only words that
 * the sources hold stand in it; everything else is a gray bar.
 */
export interface Screen {
  readonly frame: Frame;
  /** At the top of a page or a sheet, or the first line of an alert. */
  readonly title?: Line;
  readonly parts: readonly Part[];
}

/**
 * What the parts stand in: the Home Screen, the first page of Settings, a page below it, a sheet over
 * it, a page of the web, an app, an alert, or a menu.
 */
export type Frame = 'home' | 'settings' | 'page' | 'sheet' | 'web' | 'app' | 'alert' | 'menu';

/** Words, or a gray bar: a share of the width in hundredths. */
export type Line = Words | number;

export interface Words {
  readonly text: string;
  /** What an iPad says instead. */
  readonly ipad?: string;
  /** The last iOS whose screen is known to say this; a newer one shows a bar. */
  readonly until?: string;
}

export type Part =
  | { readonly kind: 'rows'; readonly heading?: Line; readonly rows: readonly Row[] }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'name'; readonly name: Line }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly Target[] }
  | { readonly kind: 'apps'; readonly app: Target }
  | { readonly kind: 'code'; readonly digits: number }
  | { readonly kind: 'keyboard' }
  | { readonly kind: 'wait' };

/** Something that can be tapped; marked, if it is what this step is about: to tap, or only to look at. */
export interface Target {
  readonly line: Line;
  readonly mark?: Mark;
}

export type Mark = 'tap' | 'look';

export interface Row extends Target {
  /** `opens` a page below, `acts` at once, or only `tells`. */
  readonly does: 'opens' | 'acts' | 'tells';
  /** What stands before the words. */
  readonly symbol?: 'square' | 'circle';
}

export interface Field {
  readonly label: Line;
  /** What to type: these words, or a secret, which nobody sees. */
  readonly value: Line | 'secret';
}

export function isWords(line: Line | undefined): line is Words {
  return typeof line === 'object';
}

/** Everything on a part that can be tapped. */
export function targetsOf(part: Part): readonly Target[] {
  if (part.kind === 'rows') return part.rows;
  if (part.kind === 'buttons') return part.buttons;
  return part.kind === 'apps' ? [part.app] : [];
}

/** Whether a newer iOS is known to show something else here. */
export function differsByIos({ parts }: Screen): boolean {
  return parts.flatMap(targetsOf).some(({ line }) => isWords(line) && line.until !== undefined);
}
