/** How a directive is written: `:::name` around blocks, or `:name[words]` inside a sentence. */
export type DirectiveForm = 'container' | 'text';

interface Directive {
  readonly forms: readonly DirectiveForm[];
  /** Attributes it takes; `conditions` means those of conditions.ts. */
  readonly attributes: readonly string[] | 'conditions';
}

/** Every directive that content may use. Whoever renders a record switches over these names. */
export const DIRECTIVES = {
  step: { forms: ['container'], attributes: ['id', 'screen', 'tap', 'look', 'app'] },
  when: { forms: ['container', 'text'], attributes: 'conditions' },
  unless: { forms: ['container', 'text'], attributes: 'conditions' },
  note: { forms: ['container'], attributes: ['id'] },
  warning: { forms: ['container'], attributes: ['id'] },
  danger: { forms: ['container'], attributes: ['id'] },
  helpdesk: { forms: ['container'], attributes: [] },
  admin: { forms: ['container'], attributes: [] },
  label: { forms: ['text'], attributes: [] },
  'on-screen': { forms: ['text'], attributes: [] },
} as const satisfies { readonly [name: string]: Directive };

export type DirectiveName = keyof typeof DIRECTIVES;

export function isDirective(name: string): name is DirectiveName {
  return Object.hasOwn(DIRECTIVES, name);
}
