import Ajv, { type SchemaObject } from 'ajv';

/** Versions of Adaptive Cards that Teams asks for: 1.5 for messages, 1.3 for what a link becomes. */
export type CardVersion = '1.3' | '1.5';

/** A property: what it may hold, and the version that brought it. */
type Property = readonly [holds: SchemaObject, since: '1.0' | '1.1' | '1.2' | '1.3' | '1.4' | '1.5'];

interface ElementType {
  readonly since: Property[1];
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: Property };
}

const string = { type: 'string', minLength: 1 };
const boolean = { type: 'boolean' };
const address = { type: 'string', pattern: '^(https://[^/]|mailto:.|tel:.)' };
const picture = { type: 'string', pattern: '^https://[^/]' };
const oneOf = (...values: readonly string[]) => ({ enum: values });
const listOf = (name: string) => ({ type: 'array', minItems: 1, items: { $ref: `#/$defs/${name}` } });
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

const spacing = oneOf('none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding');
const align = oneOf('left', 'center', 'right');
const containerStyle = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
const color = oneOf('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const size = oneOf('default', 'small', 'medium', 'large', 'extraLarge');

/** What every element of a body has. */
const ELEMENT: ElementType['properties'] = {
  id: [string, '1.0'],
  spacing: [spacing, '1.0'],
  separator: [boolean, '1.0'],
  height: [oneOf('auto', 'stretch'), '1.1'],
  isVisible: [boolean, '1.2'],
};

const INPUT: ElementType['properties'] = {
  ...ELEMENT,
  isRequired: [boolean, '1.3'],
  label: [string, '1.3'],
  errorMessage: [string, '1.3'],
};

const ACTION: ElementType['properties'] = {
  id: [string, '1.0'],
  title: [string, '1.0'],
  iconUrl: [picture, '1.1'],
  style: [oneOf('default', 'positive', 'destructive'), '1.2'],
  tooltip: [string, '1.5'],
  isEnabled: [boolean, '1.5'],
  mode: [oneOf('primary', 'secondary'), '1.5'],
};

// Source: Microsoft, "Schema Explorer" of adaptivecards.io: the elements that a help card can use. Stricter
// than theirs where Teams is: no empty lists and texts, addresses with a scheme that Teams opens.
const BODY: { readonly [type: string]: ElementType } = {
  TextBlock: {
    since: '1.0',
    required: ['text'],
    properties: {
      ...ELEMENT,
      text: [string, '1.0'],
      wrap: [boolean, '1.0'],
      maxLines: [{ type: 'integer', minimum: 1 }, '1.0'],
      horizontalAlignment: [align, '1.0'],
      color: [color, '1.0'],
      isSubtle: [boolean, '1.0'],
      size: [size, '1.0'],
      weight: [oneOf('default', 'lighter', 'bolder'), '1.0'],
      fontType: [oneOf('default', 'monospace'), '1.2'],
      style: [oneOf('default', 'heading'), '1.5'],
    },
  },
  Image: {
    since: '1.0',
    required: ['url', 'altText'],
    properties: {
      ...ELEMENT,
      url: [picture, '1.0'],
      altText: [string, '1.0'],
      horizontalAlignment: [align, '1.0'],
      size: [oneOf('auto', 'stretch', 'small', 'medium', 'large'), '1.0'],
      style: [oneOf('default', 'person'), '1.0'],
      width: [string, '1.1'],
      height: [string, '1.1'],
    },
  },
  Container: {
    since: '1.0',
    required: ['items'],
    properties: {
      ...ELEMENT,
      items: [listOf('element'), '1.0'],
      style: [containerStyle, '1.0'],
      bleed: [boolean, '1.2'],
      minHeight: [string, '1.2'],
      verticalContentAlignment: [oneOf('top', 'center', 'bottom'), '1.1'],
    },
  },
  ColumnSet: {
    since: '1.0',
    required: ['columns'],
    properties: {
      ...ELEMENT,
      columns: [listOf('Column'), '1.0'],
      style: [containerStyle, '1.2'],
      bleed: [boolean, '1.2'],
    },
  },
  FactSet: { since: '1.0', required: ['facts'], properties: { ...ELEMENT, facts: [listOf('Fact'), '1.0'] } },
  ActionSet: {
    since: '1.2',
    required: ['actions'],
    properties: { ...ELEMENT, actions: [listOf('action'), '1.2'] },
  },
  'Input.Text': {
    since: '1.0',
    required: ['id', 'label'],
    properties: {
      ...INPUT,
      placeholder: [string, '1.0'],
      value: [{ type: 'string' }, '1.0'],
      maxLength: [{ type: 'integer', minimum: 1 }, '1.0'],
      isMultiline: [boolean, '1.0'],
      style: [oneOf('text', 'tel', 'url', 'email'), '1.0'],
    },
  },
  'Input.ChoiceSet': {
    since: '1.0',
    required: ['id', 'label', 'choices'],
    properties: {
      ...INPUT,
      choices: [listOf('Choice'), '1.0'],
      value: [{ type: 'string' }, '1.0'],
      placeholder: [string, '1.0'],
      isMultiSelect: [boolean, '1.0'],
      style: [oneOf('compact', 'expanded'), '1.0'],
      wrap: [boolean, '1.2'],
    },
  },
};

const PARTS: { readonly [type: string]: ElementType } = {
  Column: {
    since: '1.0',
    required: ['items'],
    properties: {
      ...ELEMENT,
      items: [listOf('element'), '1.0'],
      width: [
        { anyOf: [oneOf('auto', 'stretch'), { type: 'string', pattern: '^\\d+px$' }, { type: 'integer' }] },
        '1.0',
      ],
      style: [containerStyle, '1.0'],
      verticalContentAlignment: [oneOf('top', 'center', 'bottom'), '1.1'],
    },
  },
  Fact: {
    since: '1.0',
    required: ['title', 'value'],
    properties: { title: [string, '1.0'], value: [string, '1.0'] },
  },
  Choice: {
    since: '1.0',
    required: ['title', 'value'],
    properties: { title: [string, '1.0'], value: [string, '1.0'] },
  },
};

const ACTIONS: { readonly [type: string]: ElementType } = {
  'Action.OpenUrl': {
    since: '1.0',
    required: ['title', 'url'],
    properties: { ...ACTION, url: [address, '1.0'] },
  },
  'Action.Submit': {
    since: '1.0',
    required: ['title', 'data'],
    properties: {
      ...ACTION,
      data: [{ type: 'object', minProperties: 1 }, '1.0'],
      associatedInputs: [oneOf('auto', 'none'), '1.3'],
    },
  },
  'Action.Execute': {
    since: '1.4',
    // Clients that do not know it show the fallback; without one they show nothing.
    required: ['title', 'verb', 'data', 'fallback'],
    properties: {
      ...ACTION,
      verb: [string, '1.4'],
      data: [{ type: 'object', minProperties: 1 }, '1.4'],
      associatedInputs: [oneOf('auto', 'none'), '1.4'],
      fallback: [ref('Action.Submit'), '1.4'],
    },
  },
};

/** Validators of whole cards; values of enumerations are compared as clients do, whatever their case. */
const validators = { '1.3': compile('1.3'), '1.5': compile('1.5') };

/** Where a card is not of a version, a line each; none for a good one. */
export function schemaProblems(card: unknown, version: CardVersion): string[] {
  const validate = validators[version];
  if (validate(lowerCaseEnums(card))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message}${params['additionalProperty'] ? `: ${params['additionalProperty']}` : ''}`,
  );
}

function compile(version: CardVersion) {
  const types = { ...known(BODY, version), ...known(ACTIONS, version), ...known(PARTS, version) };
  const definitions = Object.entries(types).map(([type, element]) => [
    type,
    schemaOf(type, element, version),
  ]);
  return new Ajv({ allErrors: true, discriminator: true, allowUnionTypes: true }).compile({
    $defs: {
      ...Object.fromEntries(definitions),
      element: oneOfTypes(known(BODY, version)),
      action: oneOfTypes(known(ACTIONS, version)),
    },
    type: 'object',
    additionalProperties: false,
    required: ['type', '$schema', 'version', 'lang', 'fallbackText', 'body'],
    properties: {
      type: { const: 'AdaptiveCard' },
      $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' },
      version: { const: version },
      lang: { type: 'string', pattern: '^[a-z]{2,3}$' },
      fallbackText: string,
      body: listOf('element'),
      actions: { ...listOf('action'), maxItems: 6 },
    },
  });
}

function schemaOf(type: string, { required, properties }: ElementType, version: CardVersion): SchemaObject {
  const fields = Object.entries(properties)
    .filter(([, [, since]]) => since <= version)
    .map(([name, [holds]]) => [name, holds]);
  const isTyped = type in BODY || type in ACTIONS;
  return {
    type: 'object',
    additionalProperties: false,
    required: [...(isTyped ? ['type'] : []), ...required],
    properties: {
      ...Object.fromEntries(fields),
      ...(isTyped || type === 'Column' ? { type: { const: type } } : {}),
    },
  };
}

function oneOfTypes(types: object): SchemaObject {
  return {
    type: 'object',
    discriminator: { propertyName: 'type' },
    required: ['type'],
    oneOf: Object.keys(types).map(ref),
  };
}

function known(types: { readonly [type: string]: ElementType }, version: CardVersion) {
  return Object.fromEntries(Object.entries(types).filter(([, { since }]) => since <= version));
}

const FREE = ['type', 'text', 'title', 'url', 'data', 'id', 'value', 'label', 'verb', 'lang', 'version'];

function lowerCaseEnums(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => lowerCaseEnums(item));
  if (typeof value === 'string')
    return FREE.includes(key) || !/^[A-Z][A-Za-z]+$/.test(value)
      ? value
      : value[0]?.toLowerCase() + value.slice(1);
  if (typeof value !== 'object' || value === null || key === 'data') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, lowerCaseEnums(item, name)]));
}
