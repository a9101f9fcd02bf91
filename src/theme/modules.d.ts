declare module '@theme/*' {
  import type { ComponentType } from 'react';

  // biome-ignore lint/suspicious/noExplicitAny: each component types its own props
  const component: ComponentType<any>;
  export default component;
}

declare module '@generated/enrollkit/default/search.json' {
  const index: import('../answers/searchIndex.ts').SearchIndex;
  export default index;
}

declare module '@generated/enrollkit/default/answers.json' {
  const texts: { readonly [id: string]: string };
  export default texts;
}
