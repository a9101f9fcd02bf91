/**
 * Docusaurus writes the breadcrumbs as JSON into a script element without escaping `<`; a title with
 * the name of an organization in it could end that element. Nobody needs the data on a help site.
 */
export default function DocBreadcrumbsStructuredData() {
  return null;
}
