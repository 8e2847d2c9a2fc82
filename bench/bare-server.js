// What a developer would write by hand for the routes that are measured: Fastify and better-sqlite3 with prepared
// statements, no validation, no headers. `node bench/bare-server.js FILE PORT rows|json`: `rows` nests speakers, addressees and
// article in objects that fast-json-stringify writes by their schemas; in `json` SQLite writes the whole page.
// In both the bodies are those of onrecord but for the cursors. Plain JavaScript, so that it starts as fast as it can.
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { schemas } from './bare-schemas.js';

const [, , file = '', port = '0', how = 'rows'] = process.argv;
const database = new Database(file, { readonly: true });
database.pragma('cache_size = -65536');
database.pragma('temp_store = memory');

const COLUMNS = `q.key, q.id, a.id as articleId, q.type, q.text, q.start_offset, q.end_offset, q.parts,
  q.cue_text, q.cue_start, q.cue_end, q.cue_lemma, q.source_text, q.source_start, q.source_end, q.source_parts, q.act, q.said_at as saidAt,
  q.confidence, q.version, q.review_status as status, q.review_by as "by", q.review_at as at, coalesce(w.members, 1) as occurrences,
  a.headline, a.url, a.publisher, a.published_at as publishedAt`;

const RECORD = `json_object('id', q.id, 'articleId', a.id, 'type', q.type, 'text', q.text, 
  'spans', iif(q.parts is null, json_array(json_object('start', q.start_offset, 'end', q.end_offset)), json(q.parts)),
  'cue', iif(q.cue_text is null, null,
    json_object('text', q.cue_text, 'start', q.cue_start, 'end', q.cue_end, 'lemma', q.cue_lemma)),
  'source', iif(q.source_text is null, null, json_object('text', q.source_text, 'spans', iif(q.source_parts is null,
    json_array(json_object('start', q.source_start, 'end', q.source_end)), json(q.source_parts)))),
  'speakers', (select json_group_array(json_object('id', id, 'name', name, 'type', type, 'role', role)) from
    (select e.id, e.name, e.type, s.role from quote_speakers s join entities e on e.key = s.entity_key
      where s.quote_key = q.key order by s.position)),
  'addressees', (select json_group_array(json_object('id', id, 'name', name, 'start', start_offset, 'end', end_offset)) from
    (select e.id, t.name, t.start_offset, t.end_offset from quote_addressees t left join entities e on e.key = t.entity_key
      where t.quote_key = q.key order by t.position)),
  'act', q.act, 'saidAt', q.said_at, 'confidence', q.confidence, 'version', q.version,
  'review', json_object('status', q.review_status, 'by', q.review_by, 'at', q.review_at), 'occurrences', coalesce(w.members, 1),
  'withdrawn', null,
  'article', json_object('headline', a.headline, 'url', a.url, 'publisher', a.publisher, 'publishedAt', a.published_at))`;

const PARTS = 'join articles a on a.key = q.article_key left join occurrence_groups w on w.key = q.group_key';

/** @param {string} keys selects the keys of a page, in its order */
const page = (keys, order = 'p.key desc') =>
  database.prepare(`select ${how === 'json' ? `q.key, ${RECORD} as record` : COLUMNS}
    from (${keys}) as p cross join quotes q ${PARTS} where q.key = p.key order by ${order}`);

const KEPT = "q.review_status <> 'rejected'";
const statements = {
  quote: database.prepare(
    `select ${how === 'json' ? `${RECORD} as record` : COLUMNS} from quotes q ${PARTS} where q.id = ?`,
  ),
  newest: page(`select q.key from quotes q where q.key < ? and ${KEPT} order by q.key desc limit 21`),
  ofSpeaker: page(`select t.quote_key as key from quote_speakers t cross join quotes q
    where t.entity_key = ? and t.quote_key < ? and q.key = t.quote_key and ${KEPT} order by t.quote_key desc limit 21`),
  found: page(`select f.rowid as key from quotes_fts f cross join quotes q
    where quotes_fts match ? and f.rowid < cast(? as integer) and q.key = f.rowid and ${KEPT} order by f.rowid desc limit 21`),
  foundOfSpeaker: page(`select f.rowid as key from quotes_fts f cross join quotes q
    where quotes_fts match ? and f.rowid < cast(? as integer) and q.key = f.rowid and ${KEPT}
      and exists (select 1 from quote_speakers t where t.quote_key = f.rowid and t.entity_key = ?)
    order by f.rowid desc limit 21`),
  ofSpeakerFound: page(`select t.quote_key as key from quote_speakers t cross join quotes q
    where t.entity_key = ? and t.quote_key < ? and q.key = t.quote_key and ${KEPT}
      and exists (select 1 from quotes_fts where rowid = t.quote_key and quotes_fts match ?)
    order by t.quote_key desc limit 21`),
  ofArticle: page(
    `select q.key, q.position from articles a cross join quotes q
      where a.id = ? and q.article_key = a.key and ${KEPT} order by q.position limit 101`,
    'p.position',
  ),
  speakers:
    database.prepare(`select e.id, e.name, e.type, s.role from quote_speakers s join entities e on e.key = s.entity_key
    where s.quote_key = ? order by s.position`),
  addressees:
    database.prepare(`select e.id, t.name, t.start_offset as start, t.end_offset as "end" from quote_addressees t
    left join entities e on e.key = t.entity_key where t.quote_key = ? order by t.position`),
  entity: database.prepare('select key, quotes from entities where id = ?'),
  article: database.prepare('select * from articles where id = ?'),
  articleJson: database.prepare(`select json_object('id', id, 'url', url, 'headline', headline, 'publisher', publisher,
    'authors', json(authors), 'language', language, 'publishedAt', published_at, 'modifiedAt', modified_at,
    'license', license, 'notes', json(notes), 'excerpt', json(iif(excerpt, 'true', 'false')), 'extraction', extraction,
    'contentHash', content_hash, 'extractor', json_object('name', extractor_name, 'version', extractor_version),
    'counts', json_object('quotes', quotes, 'speakers', speakers, 'entities', entities, 'claims', claims),
    'createdAt', created_at, 'updatedAt', updated_at, 'revisions', json(revisions), 'text', text) as record
    from articles where id = ?`),
  entities: database.prepare(`select e.* from entities_fts f cross join entities e
    where entities_fts match ? and e.key = f.rowid and e.articles > 0
    order by e.quotes desc, e.mentions desc, e.key desc limit 21`),
  acts: database.prepare(
    `select act, count(*) as quotes from quotes q where ${KEPT} group by act order by quotes desc, act`,
  ),
};

const spans = (start, end, parts) => (parts === null ? [{ start, end }] : JSON.parse(parts));

function quote(row) {
  return {
    id: row.id,
    articleId: row.articleId,
    type: row.type,
    text: row.text,
    spans: spans(row.start_offset, row.end_offset, row.parts),
    cue:
      row.cue_text === null
        ? null
        : { text: row.cue_text, start: row.cue_start, end: row.cue_end, lemma: row.cue_lemma },
    source:
      row.source_text === null
        ? null
        : { text: row.source_text, spans: spans(row.source_start, row.source_end, row.source_parts) },
    speakers: statements.speakers.all(row.key),
    addressees: statements.addressees.all(row.key),
    act: row.act,
    saidAt: row.saidAt,
    confidence: row.confidence,
    version: row.version,
    review: { status: row.status, by: row.by, at: row.at },
    occurrences: row.occurrences,
    withdrawn: null,
    article: { headline: row.headline, url: row.url, publisher: row.publisher, publishedAt: row.publishedAt },
  };
}

function article(row) {
  return {
    id: row.id,
    url: row.url,
    headline: row.headline,
    publisher: row.publisher,
    authors: JSON.parse(row.authors),
    language: row.language,
    publishedAt: row.published_at,
    modifiedAt: row.modified_at,
    license: row.license,
    notes: JSON.parse(row.notes),
    excerpt: row.excerpt === 1,
    extraction: row.extraction,
    contentHash: row.content_hash,
    extractor: { name: row.extractor_name, version: row.extractor_version },
    counts: { quotes: row.quotes, speakers: row.speakers, entities: row.entities, claims: row.claims },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revisions: JSON.parse(row.revisions),
    text: row.text,
  };
}

const entity = (row) => ({
  id: row.id,
  type: row.type,
  name: row.name,
  aliases: JSON.parse(row.aliases),
  roles: JSON.parse(row.roles),
  version: row.version,
  sameAs: JSON.parse(row.same_as),
  counts: { articles: row.articles, quotes: row.quotes, mentions: row.mentions },
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
});

/** As long as onrecord's, which begin with eight characters that tell the list. */
const cursorOf = (place) => Buffer.from(`bareness${JSON.stringify(place)}`).toString('base64url');
const startOf = ({ cursor }) => (cursor ? JSON.parse(Buffer.from(cursor, 'base64url').toString().slice(8))[0] : 1e15);

function nextOf(request, place) {
  const [path] = request.url.split('&cursor=');
  return `${path}&cursor=${cursorOf(place)}`;
}

function answerPage(request, reply, rows, limit = 20) {
  const more = rows.length > limit;
  if (more) rows.pop();
  const next = more ? nextOf(request, [rows.at(-1).key]) : null;
  if (how === 'rows') return { items: rows.map(quote), next };
  reply.type('application/json; charset=utf-8');
  return `{"items":[${rows.map(({ record }) => record).join(',')}],"next":${JSON.stringify(next)}}`;
}

const app = Fastify();
const answer = (name) => (how === 'rows' ? { schema: { response: { 200: schemas[name] } } } : {});
const sent = (reply, row, make) => {
  if (!row) return reply.code(404).send({ error: 'not found' });
  if (how === 'rows') return make(row);
  reply.type('application/json; charset=utf-8');
  return row.record;
};

app.get('/quotes/:id', answer('quote'), async (request, reply) =>
  sent(reply, statements.quote.get(request.params.id), quote),
);
app.get('/articles/:id', answer('article'), async (request, reply) =>
  sent(reply, (how === 'rows' ? statements.article : statements.articleJson).get(request.params.id), article),
);
app.get('/articles/:id/quotes', { ...answer('quotePage') }, async (request, reply) =>
  answerPage(request, reply, statements.ofArticle.all(request.params.id), 100),
);
app.get('/quotes', answer('quotePage'), async (request, reply) => {
  const { q, speaker } = request.query;
  const start = startOf(request.query);
  const { key, quotes } = speaker ? statements.entity.get(speaker) : {};
  const match = q && `"${q}"`;
  if (!speaker) {
    return answerPage(request, reply, match ? statements.found.all(match, start) : statements.newest.all(start));
  }
  if (!match) return answerPage(request, reply, statements.ofSpeaker.all(key, start));
  const rows =
    quotes < 5_000
      ? statements.ofSpeakerFound.all(key, start, match)
      : statements.foundOfSpeaker.all(match, start, key);
  return answerPage(request, reply, rows);
});
app.get('/entities', answer('entityPage'), async (request) => {
  const words = request.query.q.split(' ').map((word) => `"${word}" *`);
  const rows = statements.entities.all(words.join(' AND '));
  const more = rows.length > 20;
  if (more) rows.pop();
  const last = rows.at(-1);
  return { items: rows.map(entity), next: more ? nextOf(request, [last.quotes, last.mentions, last.key]) : null };
});
app.get('/stats', answer('stats'), async () => {
  const rows = statements.acts.all();
  return { by: ['act'], rows, other: 0, total: rows.reduce((sum, { quotes }) => sum + quotes, 0), complete: true };
});

console.log(await app.listen({ host: '127.0.0.1', port: Number(port) }));
