import type { ArticleRevision } from '../../records/article-revision.ts';
import { type Context, pathOf } from '../representation.ts';
import { Field, momentInWords } from './changes.tsx';
import { htmlDocument } from './document.tsx';
import { titleOf } from './items.tsx';

type Changed = NonNullable<ArticleRevision['changed']>;

/** An earlier state of an article in a list: what changed to the next one. */
export function RevisionItem({ revision: { articleId, number, replacedAt, changed } }: { revision: ArticleRevision }) {
  return (
    <li>
      <p>
        <a href={pathOf.revision(articleId, number)}>State {number}</a>{' '}
        <small>
          replaced <time dateTime={replacedAt}>{momentInWords(replacedAt)}</time>
        </small>
      </p>
      <Changes changed={changed} />
    </li>
  );
}

/** The page of an earlier state: what changed to the next one, and all that the publisher gave. */
export async function revisionPage(revision: ArticleRevision, _context: Context): Promise<string> {
  const { articleId, number, replacedAt, changed, draft } = revision;
  const title = draft ? titleOf(draft) : 'An article';
  return htmlDocument({
    title: `${title}, state ${number}`,
    children: (
      <>
        <h1 dir="auto">{title}</h1>
        <p class="byline">
          <span>
            State {number}, replaced <time dateTime={replacedAt}>{momentInWords(replacedAt)}</time>
          </span>
          <a href={pathOf.article(articleId)}>The article as it is</a>
          <a href={`${pathOf.article(articleId)}/revisions`}>All earlier states</a>
          <a href={`${pathOf.revision(articleId, number)}.json`}>JSON</a>
        </p>
        <section>
          <h2>What changed to the next state</h2>
          <Changes changed={changed} />
        </section>
        {draft && (
          <section>
            <h2>The text as it was</h2>
            <div class="text">
              {paragraphsOf(draft.text).map(({ at, paragraph }) => (
                <p key={at} dir="auto">
                  {paragraph}
                </p>
              ))}
            </div>
          </section>
        )}
      </>
    ),
  });
}

const paragraphsOf = (text: string) => text.split(/\n\n+/).map((paragraph, at) => ({ at, paragraph }));

/** What came and what went: words in the order of the text, and facts. */
function Changes({ changed }: { changed: Changed | null }) {
  if (!changed) return <p>What it was is not known any more, only that it was otherwise.</p>;
  const { facts, text, exact } = changed;
  return (
    <>
      <dl class="fields">
        {facts.map(({ field, before, after }) => (
          <Field key={field} name={field} before={before} after={after} />
        ))}
      </dl>
      {!exact && <p class="facts">So much is different that all between the first and the last change is shown.</p>}
      {text.length > 0 && (
        <p class="diff" dir="auto">
          {text.map((run, place) => (
            <Run key={`${place}`} run={run} />
          ))}
        </p>
      )}
    </>
  );
}

function Run({ run: { kind, text, omitted } }: { run: Changed['text'][number] }) {
  const words = (
    <>
      {text}
      {omitted > 0 && <small> ({omitted} characters left out)</small>}
    </>
  );
  if (kind === 'added') return <ins>{words}</ins>;
  return kind === 'removed' ? <del>{words}</del> : <span>{words}</span>;
}
