import './screen.css';

/** The screen of a step: drawn for the eye, and the same in words. Made at build time by screenHtml.ts. */
export default function Screen({ html, words }: { html: string; words: string }) {
  return (
    <figure className="screen">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by screenHtml.ts */}
      <div aria-hidden="true" translate="no" dangerouslySetInnerHTML={{ __html: html }} />
      <figcaption>{words}</figcaption>
    </figure>
  );
}
