import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import Contact from '@theme/Contact';
import LinkList from '@theme/LinkList';
import ListPage from '@theme/ListPage';
import { TREE_OTHERWISE, TREE_START, type TreeNode } from '../../content/decisionTree.ts';
import type { TreePage, TreeResult } from '../../plugin/desk.ts';
import { useText, type Words } from '../useSite.ts';
import styles from './styles.module.css';

/** What to ask about an alert, as a page of links from each answer to what comes next. Needs no JavaScript. */
export default function DecisionTree({ words, tree }: { words: Words; tree: TreePage }) {
  const text = useText(words);
  const titles = tree.titles.map((title) => `“${title}”`).join(', ');
  return (
    <ListPage title={text('tree.title')} lead={text('tree.lead')} staff>
      <p translate="no">{text('tree.spellings', { titles })}</p>
      {tree.nodes.map((node) => (
        <Node key={node.id} words={words} node={node} results={tree.results} />
      ))}
      <Contact title={text('tree.nothing')} />
    </ListPage>
  );
}

function Node({ words, node, results }: { words: Words; node: TreeNode; results: TreePage['results'] }) {
  const text = useText(words);
  useBrokenLinks().collectAnchor(node.id);
  const shown = 'issues' in node ? node.issues.flatMap((id) => results[id] ?? []) : [];
  return (
    <div id={node.id} className={styles.node}>
      <p className={styles.kind}>
        <a href={`#${node.id}`}>{text('branches' in node ? 'tree.question' : 'tree.result')}</a>
      </p>
      {'branches' in node ? (
        <>
          <h2>{questionOf(node.id, node.fact)}</h2>
          <LinkList
            links={node.branches.map(({ words: answer, to }) => ({
              title: answer,
              url: `#${to}`,
            }))}
          />
        </>
      ) : (
        <>
          <h2>{shown.map(({ code, title }) => code ?? title).join(', ')}</h2>
          {shown.length > 1 && <p>{text('tree.several')}</p>}
          {shown.map((result) => (
            <Result key={result.id} words={words} result={result} />
          ))}
        </>
      )}
      {node.id !== TREE_START && (
        <p className={styles.again}>
          <a href={`#${TREE_START}`}>{text('tree.again')}</a>
        </p>
      )}
    </div>
  );

  function questionOf(id: string, fact: string): string {
    if (id === TREE_START) return text('tree.first');
    return text(id === TREE_OTHERWISE ? 'tree.second' : `desk.ask.${fact}`);
  }
}

function Result({ words, result }: { words: Words; result: TreeResult }) {
  const text = useText(words);
  return (
    <article className={styles.result}>
      <h3>
        <Link to={result.url}>{result.title}</Link>
      </h3>
      <p>
        <b>{text('desk.fixes', { who: text(`whoFixes.${result.whoFixes}`) })}.</b> {result.description}
      </p>
      {result.checks && (
        <>
          <h4>{text('desk.check')}</h4>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made and escaped by snippet.ts */}
          <div dangerouslySetInnerHTML={{ __html: result.checks }} />
        </>
      )}
      {result.steps.length > 0 && (
        <ol>
          {result.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </article>
  );
}
