import Head from '@docusaurus/Head';

/** Keeps a page out of search engines and, with that, out of the sitemap. */
export default function NotIndexed() {
  return (
    <Head>
      <meta name="robots" content="noindex" />
    </Head>
  );
}
