import { closest, distance } from 'fastest-levenshtein';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type * as z from 'zod';
import { byPlace, type Problem } from './problem.ts';

export type Validated<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface Place {
  readonly file: string;
  /** Lines of the file before the YAML begins. */
  readonly lineOffset?: number;
}

/** Where an option is: its name and those around it, `['brand', 'color']`. */
export type Path = readonly PropertyKey[];

interface ParsedYaml {
  /** Plain objects, lists and values. */
  readonly written: unknown;
  /** A problem with an option or, at `atKey`, with its name. */
  readonly problemAt: (path: Path, message: string, atKey?: boolean) => Problem;
}

/** Parses YAML whose top level is options; every syntax error at once. Pure. */
export function parseYaml(source: string, { file, lineOffset = 0 }: Place): Validated<ParsedYaml> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, logLevel: 'error' });
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + lineOffset, column: col, message };
  };
  const problems = [
    ...document.errors.map((error) => at(error.pos[0], syntaxMessage(error))),
    ...unresolvedAliases(document).map(({ offset, name }) =>
      at(offset, `found *${name}, which YAML reads as a reference, expected text, write it in quotes`),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems: problems.sort(byPlace) };
  if (!isMap(document.contents))
    return { ok: false, problems: [at(0, 'found no options, expected lines such as name: value')] };
  try {
    const written: unknown = document.toJS();
    const problemAt = (path: Path, message: string, atKey = false) =>
      at(offsetOf(document, path, atKey), message);
    return { ok: true, value: { written, problemAt } };
  } catch (error) {
    // The only reason left: references to references that would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    const message = 'found references (*name) that multiply, expected plain values, write them out';
    return { ok: false, problems: [at(0, message)] };
  }
}

/** Parses YAML and validates it; every problem at once, each where the person wrote it. Pure. */
export function validateYaml<Schema extends z.ZodType>(
  schema: Schema,
  source: string,
  place: Place,
): Validated<z.output<Schema>> {
  const parsed = parseYaml(source, place);
  if (!parsed.ok) return parsed;
  const { written, problemAt } = parsed.value;
  const result = schema.safeParse(written);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues
    .flatMap(flattenUnion)
    .flatMap((issue) => messagesOf(issue, written, schema))
    .map(({ path, message, atKey }) => problemAt(path, message, atKey));
  return { ok: false, problems: problems.sort(byPlace) };
}

function syntaxMessage({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'found a second part after ---, expected one, delete the line ---';
  if (code === 'DUPLICATE_KEY') return 'found the same option twice, expected it once, delete one of the two';
  const [first = ''] = message.split('\n');
  return `found YAML that cannot be read: ${first.replace(/ at line \d+, column \d+:?$/, '')}`;
}

/** Words after a `*` that nothing is named by; usually a text that lacks its quotes. */
function unresolvedAliases(document: Document): { offset: number; name: string }[] {
  const found: { offset: number; name: string }[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node)) anchors.add(node.anchor ?? '');
      else if (!anchors.has(node.source)) found.push({ offset: node.range?.[0] ?? 0, name: node.source });
    },
  });
  return found;
}

type Issue = z.core.$ZodIssue;

/** A value that may be several things: the problem that the closest of them has. */
function flattenUnion(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  const onlyTypes = deepest.every(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return onlyTypes
    ? [issue]
    : deepest
        .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
        .flatMap(flattenUnion);
}

function depth(issues: readonly Issue[]): number {
  return Math.max(...issues.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' ? 0 : 1)));
}

interface Message {
  readonly path: Path;
  readonly message: string;
  /** The option itself is wrong, not its value. */
  readonly atKey?: boolean;
}

function messagesOf(issue: Issue, written: unknown, schema: z.ZodType): Message[] {
  const value = valueAt(written, issue.path);
  const found = value === undefined ? `no ${String(issue.path.at(-1))}` : describe(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = optionsAt(schema, issue.path);
        const message = `found the option ${key}, expected one of ${known.join(', ')}${meant(key, known)}`;
        return { path: [...issue.path, key], message, atKey: true };
      });
    case 'invalid_value': {
      const values = issue.values.map(String);
      return [
        {
          path: issue.path,
          message: `found ${found}, expected ${orList(values)}${typeof value === 'string' ? meant(value, values) : ''}`,
        },
      ];
    }
    case 'invalid_type': {
      const list = valueAt(written, issue.path.slice(0, -1));
      if (Array.isArray(list) && list.length === 0) return [emptyList(issue.path.slice(0, -1))];
      const expected = issue.message.startsWith('expected')
        ? issue.message
        : `expected ${NOUNS[issue.expected] ?? issue.expected}`;
      return [{ path: issue.path, message: `found ${found}, ${expected}` }];
    }
    case 'too_small':
      return [
        issue.origin === 'array'
          ? emptyList(issue.path)
          : { path: issue.path, message: `found ${found}, expected some text` },
      ];
    case 'custom':
      return [
        {
          path: issue.path,
          message: issue.message.startsWith('found') ? issue.message : `found ${found}, ${issue.message}`,
        },
      ];
    default:
      return [{ path: issue.path, message: `found ${found}, ${issue.message}` }];
  }
}

function emptyList(path: Path): Message {
  return { path, message: 'found an empty list, expected at least one entry' };
}

/** Names of the options that a schema has at a path. */
function optionsAt(schema: z.ZodType, path: Path): string[] {
  const def = schema.def as unknown as SchemaParts;
  const inner = def.innerType ?? def.in;
  if (inner) return optionsAt(inner, path);
  if (def.options) return [...new Set(def.options.flatMap((option) => optionsAt(option, path)))];
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(def.shape ?? {});
  const next = def.shape?.[String(key)] ?? def.element;
  return next ? optionsAt(next, rest) : [];
}

interface SchemaParts {
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: { readonly [key: string]: z.ZodType };
  readonly element?: z.ZodType;
}

const NOUNS: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'options below it, indented',
  record: 'options below it, indented',
};

function describe(value: unknown): string {
  if (value === null) return 'nothing after the colon';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'options';
  const text = String(value).replace(/[\p{Cc}\p{Cf}]/gu, '�');
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function orList(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** `; did you mean …?` where something known is close enough to be a slip. */
export function meant(found: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const best = closest(found, [...known]);
  return distance(found, best) <= Math.max(2, found.length / 3) ? `; did you mean ${best}?` : '';
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as { [key: PropertyKey]: unknown } | null | undefined)?.[key],
    value,
  );
}

/** Where the person wrote the value of a path; for something missing, where the option around it is. */
function offsetOf(document: Document, path: Path, atKey = false): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const isKey = atKey || length < path.length;
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (isPair(pair) && isNode(pair.key)) {
        const node = !isKey && isNode(pair.value) && pair.value.range ? pair.value : pair.key;
        return node.range?.[0] ?? 0;
      }
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}
