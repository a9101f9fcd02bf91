declare module '@theme/*' {
  import type { ComponentType } from 'react';

  // biome-ignore lint/suspicious/noExplicitAny: each component types its own props
  const component: ComponentType<any>;
  export default component;
}

/** Files that are loaded when somebody asks; the module is their address. */
declare module '@generated/enrollkit/default/index.answers.json' {
  const url: string;
  export default url;
}

declare module '@generated/enrollkit/default/texts.answers.json' {
  const url: string;
  export default url;
}

/** Texts of what is loaded on first use, by their key. */
declare module '@generated/enrollkit/default/stepMode.json' {
  const texts: { readonly [key: string]: string };
  export default texts;
}
