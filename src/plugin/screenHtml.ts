import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import {
  type Field,
  isWords,
  type Line,
  type Mark,
  type Part,
  type Row,
  type Screen,
  type Target,
} from '../content/screens/screen.ts';

/**
 * A screen as HTML for `src/theme/Screen`: small, because every step of a page carries one. All words
 * are escaped. An iPad shows the first page of Settings beside every other one, so that a page has both.
 */
export function screenHtml(screen: Screen, { settings, general }: FirstPage): string {
  const { frame, parts } = screen;
  const content = [head(screen), ...parts.flatMap(partElements)];
  const first = [head({ title: settings, frame: 'settings' }), ...firstPage(general)];
  const panes: ElementContent[] =
    frame === 'settings'
      ? [div('side', content), div('main', [div('head', [bar(30)]), list([30, 52, 44].map(blank))])]
      : frame === 'page'
        ? [div('side', first), div('main', content)]
        : frame === 'home'
          ? parts.flatMap(partElements)
          : [div('card', content)];
  return toHtml(div(`device s-${frame}`, panes), { preferUnquoted: true, omitOptionalTags: true });
}

/** What stands on the first page of Settings, which an iPad keeps in view. */
export interface FirstPage {
  readonly settings: Line;
  readonly general: Line;
}

function head({ title, frame }: Pick<Screen, 'title' | 'frame'>): Element {
  return div(frame === 'web' ? 'address' : 'head', title === undefined ? [] : lineElements(title));
}

function firstPage(general: Line): Element[] {
  return [
    list([{ line: 60, does: 'opens', symbol: 'circle' }]),
    div('list', [
      rowElement({ line: 44, does: 'opens', symbol: 'square' }),
      div('row s-here', [element('i', 'square'), ...lineElements(general)]),
      ...[56, 38].map((line) => rowElement({ line, does: 'opens', symbol: 'square' })),
    ]),
  ];
}

function partElements(part: Part): ElementContent[] {
  switch (part.kind) {
    case 'rows':
      return [
        ...(part.heading === undefined ? [] : [div('heading', lineElements(part.heading))]),
        list(part.rows),
      ];
    case 'lines':
      return [div('lines', part.lines.flatMap(lineElements))];
    case 'name':
      return [div('name', lineElements(part.name))];
    case 'fields':
      return [div('list', part.fields.map(fieldElement))];
    case 'buttons':
      return [div('buttons', part.buttons.map(buttonElement))];
    case 'apps':
      return [div('apps', [...tiles(5), appElement(part.app), ...tiles(6)])];
    case 'code':
      return [
        div(
          'code',
          Array.from({ length: part.digits }, () => element('i', '')),
        ),
      ];
    case 'keyboard':
      return [
        div(
          'keys',
          Array.from({ length: 12 }, () => element('i', '')),
        ),
      ];
    case 'wait':
      return [div('wait', [])];
  }
}

function list(rows: readonly Row[]): Element {
  return div('list', rows.map(rowElement));
}

function rowElement({ line, does, symbol, mark }: Row): Element {
  return div(`row s-${does}${marked(mark)}`, [
    ...(symbol ? [element('i', symbol)] : []),
    ...lineElements(line),
  ]);
}

function blank(width: number): Row {
  return { line: width, does: 'tells' };
}

function fieldElement({ label, value }: Field): Element {
  return div('row s-field', [
    element('small', 'label', lineElements(label)),
    ...(value === 'secret' ? [element('i', 'secret')] : lineElements(value)),
  ]);
}

function buttonElement({ line, mark }: Target): Element {
  return div(`button${marked(mark)}`, lineElements(line));
}

function appElement({ line, mark }: Target): Element {
  return div(`app-icon${marked(mark)}`, [element('i', 'tile'), ...lineElements(line)]);
}

function tiles(count: number): Element[] {
  return Array.from({ length: count }, () => div('app-icon', [element('i', 'tile'), bar(60)]));
}

function marked(mark: Mark | undefined): string {
  return mark ? ` s-${mark}` : '';
}

function lineElements(line: Line): Element[] {
  if (!isWords(line)) return [bar(line)];
  const { text, ipad, until } = line;
  const words = element('b', until ? `until-${until}` : '', [{ type: 'text', value: text }]);
  if (!ipad) return [words];
  return [
    element('b', 'iphone', [{ type: 'text', value: text }]),
    element('b', 'ipad', [{ type: 'text', value: ipad }]),
  ];
}

/** In tenths of the width, by a class: a strict content security policy allows no style of its own. */
function bar(width: number): Element {
  return element('i', `bar s-w${Math.round(width / 10)}`);
}

function div(name: string, children: ElementContent[]): Element {
  return element('div', name, children);
}

function element(tagName: string, name: string, children: ElementContent[] = []): Element {
  const properties: Element['properties'] = name ? { className: `s-${name}`.split(' ') } : {};
  return { type: 'element', tagName, properties, children };
}
