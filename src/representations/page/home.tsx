import type { ArticleSummary } from '../../records/article.ts';
import type { Entity } from '../../records/entity.ts';
import type { Stats } from '../../records/stats.ts';
import type { Context } from '../representation.ts';
import { htmlDocument } from './document.tsx';
import { ArticleItem, EntityItem } from './items.tsx';
import { Part } from './part.tsx';
import { Timeline, timelineOf } from './timeline.tsx';

/** What the first page shows of the corpus: its newest articles, and who is quoted most. */
export interface Home {
  articles: readonly ArticleSummary[];
  speakers: readonly Entity[];
  /** Quotes by the last days on which articles came out, and what asks for them; null where none is known. */
  days: Stats | null;
  asked: string;
}

/** The first page. */
export async function homePage(
  { articles, speakers, days, asked }: Home,
  context: Pick<Context, 'draw'>,
): Promise<string> {
  const timeline = days && (await timelineOf(days, context));
  return htmlDocument({
    title: '',
    children: (
      <>
        <h1>Who said what</h1>
        <PasteForm />
        {timeline && (
          <section>
            <h2>Quotes by day</h2>
            <Timeline timeline={timeline} address={asked} />
          </section>
        )}
        <div class="halves">
          <Part title="Latest articles" more="/articles" empty="There are no articles yet.">
            {articles.map((article) => (
              <ArticleItem key={article.id} article={article} />
            ))}
          </Part>
          <Part title="Most quoted" more="/speakers" empty="Nobody is quoted yet.">
            {speakers.map((entity) => (
              <EntityItem key={entity.id} entity={entity} />
            ))}
          </Part>
        </div>
      </>
    ),
  });
}

/** An article goes in, and comes out with its quotes marked; it needs no script. */
function PasteForm() {
  return (
    <form class="paste" method="post" action="/extract">
      <label>
        <span>Paste an article to see who says what in it</span>
        <textarea name="text" rows={6} required dir="auto" />
      </label>
      <div class="row">
        <label>
          <span>Published, if you know when</span>
          <input type="date" name="publishedAt" />
        </label>
        <button type="submit">Mark its quotes</button>
        <label hidden>
          <span>or drop a file: a page, a text, ninjs …</span>
          <input type="file" data-article />
        </label>
      </div>
      <p role="status">Nothing is kept, unless you say so afterwards.</p>
    </form>
  );
}
