import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { usePluginData } from '@docusaurus/useGlobalData';
import type { PageRecord, SiteData } from '../plugin/pageData.ts';

/** What every page knows: organization, contact, interface texts. */
export function useSite(): SiteData {
  return usePluginData('enrollkit') as SiteData;
}

/** The record that a documentation page shows. */
export function useRecord(): PageRecord {
  return (useDoc().metadata.frontMatter as unknown as { record: PageRecord }).record;
}

/** Interface texts by their keys. */
export type Words = { readonly [key: string]: string };

/** An interface text with its `{names}` filled in. */
export type Text = (key: string, values?: { readonly [name: string]: string }) => string;

/** The texts of every page, and those that a page has for itself. */
export function useText(own?: Words): Text {
  const { messages } = useSite();
  return textsIn(own ? { ...messages, ...own } : messages);
}

/** Texts that were loaded apart from the page. */
export function textsIn(messages: Words): Text {
  return (key, values = {}) =>
    (messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
