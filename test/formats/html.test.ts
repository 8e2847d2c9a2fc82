import { describe, expect, test } from 'vitest';
import { Malformed } from '../../src/formats/format.ts';
import { html } from '../../src/formats/html.ts';
import { ArticleDraft } from '../../src/records/article.ts';

const PROSE =
  'The harbour bridge will open in May, the mayor told reporters on Monday, five years after it was first promised.';

/** The draft of a page, as the records take it. */
function read(page: string | Uint8Array, url?: string) {
  const [found] = html.read({ bytes: typeof page === 'string' ? new TextEncoder().encode(page) : page, url });
  if (!found || !('draft' in found)) throw new Error('no article');
  return ArticleDraft.parse(found.draft);
}

describe('broken pages', () => {
  test.each([
    ['nested 100,000 deep', `${'<div>'.repeat(100_000)}<p>${PROSE}`],
    ['ended a million times', `${'</div></p></b>'.repeat(300_000)}<p>${PROSE}`],
    [
      'begun before it begins',
      `<meta property="og:type" content="x">\n<html><head></head><body><p>${PROSE}</p></body></html>`,
    ],
    [
      'begun several times',
      `<html class="a"><html><head><div>1</div><title>T</title></head><html><body><p>${PROSE}</p>`,
    ],
    ['ended before it ends', `<html><body><h1>T</h1></body></html><p>${PROSE}</p>`],
    ['without any frame', PROSE],
    ['a frameset', `<frameset cols="*,*"><frame src="a"><noframes><body><p>${PROSE}</p></body></noframes></frameset>`],
    ['beside a drawing that never ends', `<svg><path d="M0 0"/><g><p>${PROSE}</p>`],
    ['beside megabytes of data', `<script>${'x = "<p>no</p>";'.repeat(300_000)}</script><p>${PROSE}</p>`],
    [
      'with JSON-LD nested too deeply',
      `<script type="application/ld+json">${'{"@type":'.repeat(100_000)}</script><p>${PROSE}</p>`,
    ],
  ])('%s', (_what, page) => {
    expect(read(page).text).toBe(PROSE);
  });

  test('of 50 MB are read in bounded memory, as far as an article may be long', () => {
    const { text } = read(`<html><body>${`<p>${PROSE}</p>`.repeat(450_000)}`);
    expect(text.startsWith(`${PROSE}\n\n${PROSE}`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(1_000_000);
  }, 60_000);

  test.each([
    ['', ''],
    ['only frames', '<frameset><frame src="a.html"><frame src="b.html"></frameset>'],
    ['only a script', '<script>document.write("hello")</script>'],
    ['only pictures', '<body><img src="a.png" alt="A bridge"></body>'],
  ])('with no text are refused: %s', (_what, page) => {
    expect(() => read(page)).toThrow(Malformed);
    expect(() => read(page)).toThrow('shows no text of an article');
  });
});

describe('facts', () => {
  const page = (head: string, body = '') => `<html><head>${head}</head><body>${body}<p>${PROSE}</p></body></html>`;

  test('what a page does not tell is not known', () => {
    expect(read(page(''))).toEqual({
      url: null,
      headline: null,
      publisher: null,
      authors: [],
      language: null,
      publishedAt: null,
      modifiedAt: null,
      license: null,
      notes: [],
      excerpt: false,
      text: PROSE,
    });
  });

  test.each([
    ['By Jane Roe and John Smith, Staff Writer', ['Jane Roe', 'John Smith']],
    ['BY JANE ROE', ['JANE ROE']],
    ['Jane Roe, John Smith & Ana María Ortiz', ['Jane Roe', 'John Smith', 'Ana María Ortiz']],
    ['Jane Roe | Senior Reporter', ['Jane Roe']],
    ['https://news.example/authors/jane', []],
    ['Lindsey O&#39;Connor', ["Lindsey O'Connor"]],
    ['admin', []],
  ])('authors of %j', (author, names) => {
    expect(read(page(`<meta name="author" content="${author.replace('&', '&amp;')}">`)).authors).toEqual(names);
  });

  test.each([
    ['2024-03-05T08:30:00+01:00', '2024-03-05T08:30:00+01:00'],
    ['2024-03-05 08:30:00', '2024-03-05'],
    ['2024-3-5', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['1709625600', '2024-03-05T08:00:00Z'],
    ['05.03.2024', '2024-03-05'],
    ['03/05/2024', '2024-03-05'],
    ['25/03/2024', '2024-03-25'],
    ['March 5, 2024', '2024-03-05'],
    ['Tue, 05 Mar 2024 08:30:00 GMT', '2024-03-05T08:30:00Z'],
    ['5. März 2024', '2024-03-05'],
    ['0000-00-00T00:00:00Z', null],
    ['9999-12-31', null],
    ['2024-02-30', null],
    ['yesterday', null],
  ])('a date written %j', (written, date) => {
    expect(read(page(`<meta property="article:published_time" content="${written}">`)).publishedAt).toBe(date);
  });

  test.each([
    ['en-US', '2020-02-10'],
    ['en-GB', '2020-10-02'],
    ['fr', '2020-10-02'],
  ])('02/10/2020 in %s', (language, date) => {
    const dated = page('<meta name="date" content="02/10/2020">').replace('<html>', `<html lang="${language}">`);
    expect(read(dated).publishedAt).toBe(date);
  });

  test.each([
    ['its own', '<link rel="canonical" href="/2024/bridge?utm=1#top">', 'https://news.example/2024/bridge?utm=1'],
    ["its telephone copy's", '<link rel="canonical" href="https://www.news.example/a">', 'https://www.news.example/a'],
    ['the home page', '<link rel="canonical" href="https://news.example/">', 'https://news.example/x?id=7'],
    ["another host's", '<link rel="canonical" href="https://other.example/a">', 'https://news.example/x?id=7'],
    ['no address', '<link rel="canonical" href="javascript:void(0)">', 'https://news.example/x?id=7'],
  ])('a canonical address that is %s', (_what, head, url) => {
    expect(read(page(head), 'https://news.example/x?id=7').url).toBe(url);
  });

  test('JSON-LD that is broken is read as far as it goes', () => {
    const { headline, authors } = read(
      page(
        '<script type="application/ld+json">\n<!--\n{"@type":"NewsArticle","headline":"A bridge\nopens","author":["Jane Roe",],}\n//-->\n</script>',
      ),
    );
    expect({ headline, authors }).toEqual({ headline: 'A bridge opens', authors: ['Jane Roe'] });
  });

  test('of several articles in JSON-LD, the one that the page is about counts', () => {
    const data = [
      { '@type': 'NewsArticle', headline: 'A ferry sinks slowly', datePublished: '2020-01-01', author: 'Bo Low' },
      { '@type': 'NewsArticle', headline: 'A bridge opens in May', datePublished: '2024-03-05', author: 'Jane Roe' },
    ];
    const head = `<title>A bridge opens in May | News</title><script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(read(page(head))).toMatchObject({ authors: ['Jane Roe'], publishedAt: '2024-03-05' });
  });

  test('things of JSON-LD are known by their names in other scripts, and by prefixes', () => {
    const scripts = [
      { '@context': { s: 'https://schema.org/' }, '@type': 's:NewsArticle', 's:headline': 'A bridge opens in May' },
      { '@type': ['Person', 'Organization'], '@id': '#jane', name: 'Jane Roe' },
      { '@type': 'Organization', '@id': '#paper', name: 'The Tidewater Courier' },
    ];
    const names = { 's:author': [{ '@id': '#jane' }, { '@id': '#paper' }], 's:publisher': { '@id': '#paper' } };
    const head = [{ ...scripts[0], ...names }, ...scripts.slice(1)].map(
      (each) => `<script type="application/ld+json">${JSON.stringify(each)}</script>`,
    );
    expect(read(page(head.join('')))).toMatchObject({
      headline: 'A bridge opens in May',
      authors: ['Jane Roe'],
      publisher: 'The Tidewater Courier',
    });
  });

  test('a page is read whatever its JSON-LD has', () => {
    const scripts = ['[]', '{"@id":"a","author":{"@id":"a"}}'].map(
      (each) => `<script type="application/ld+json">[${`${each},`.repeat(50_000)}1]</script>`,
    );
    expect(read(page(scripts.join('').repeat(2))).text).not.toBe('');
  });

  test('entities that were encoded twice are read', () => {
    const { headline, text } = read(
      page('<meta property="og:title" content="Jack &amp;amp; Jill say &amp;quot;no&amp;quot;">').replace(
        'five',
        '&amp;ldquo;five&amp;rdquo;',
      ),
    );
    expect(headline).toBe('Jack & Jill say "no"');
    expect(text).toContain('“five” years');
  });

  test("an article's data are its text where the page shows none", () => {
    const articleBody = `${PROSE}\n${PROSE.replace('bridge', 'tunnel')}`;
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'A bridge', articleBody });
    const { text } = read(
      `<script type="application/ld+json">${data}</script><div id="root">Loading, please wait.</div>`,
    );
    expect(text).toBe(articleBody.replace('\n', '\n\n'));
  });
});

test.each([
  ['Correction: The bridge opens in May, not in March.', 'correction', null],
  ['This article was amended on 6 March 2024 to correct a name.', 'correction', '2024-03-06'],
  ['Clarification, March 6, 2024: the mayor was on leave.', 'clarification', '2024-03-06'],
  ["Editor's note: the author is related to the mayor.", 'editor', null],
  ['Updated at 10:15 on 2024-03-06 with a comment of the mayor.', 'update', '2024-03-06'],
])('%j is a note, and no part of the text', (note, kind, at) => {
  const paragraphs = Array.from({ length: 8 }, (_, i) => `<p>${PROSE.replace('five', `${i + 3}`)}</p>`).join('');
  const { notes, text } = read(`<article><h1>Bridge</h1>${paragraphs}<p>${note}</p></article>`);
  expect(notes).toEqual([{ kind, text: note, at }]);
  expect(text).not.toContain(note);
});

describe('what stands in the column beside the text', () => {
  const SENTENCES = [
    'The ferry across the sound will stop at midnight from the first of May, the harbour board said on Tuesday.',
    '“Nobody travels after eleven,” said Greta Lund, who chairs the board. “The boat burns as much oil empty as full.”',
    'Islanders who work late shifts at the cannery told the meeting that they would have no way home.',
    'A vote on the timetable is planned for the second week of April, and the council may overrule it.',
  ];
  const page = (...parts: string[]) =>
    `<html lang="en"><head><title>Ferry to stop at midnight</title></head><body><nav><a href="/">Home</a></nav><main>
    <article><h1>Ferry to stop at midnight</h1>${parts.join('')}</article></main></body></html>`;
  const text = SENTENCES.join('\n\n');
  const [first, second, third, fourth] = SENTENCES.map((sentence) => `<p>${sentence}</p>`);

  test.each([
    [
      'a caption',
      '<figure><img src="a.jpg"><figcaption>The ferry Alma leaves the quay in a storm last winter.</figcaption></figure>',
    ],
    [
      'a pull quote',
      '<aside class="pullquote"><p>The boat burns as much oil empty as full, and nobody travels.</p></aside>',
    ],
    [
      'an author',
      '<div class="author-bio"><p>Ida Holm has written about the islands for the paper for ten years.</p></div>',
    ],
    [
      'other articles',
      '<div class="related-stories"><p>The cannery hires sixty people for the summer, its owner says.</p></div>',
    ],
    ['a link to another article', '<p><a href="/cannery">The cannery hires sixty people for the summer</a></p>'],
    ['a link with a label', '<p>On the islands: <a href="/cannery">The cannery hires sixty people</a></p>'],
    ['a link with a label in Spanish', '<p>Lea también: <a href="/cannery">La fábrica de conservas contrata</a></p>'],
    [
      'a list of links',
      '<ul><li><a href="/a">The cannery hires sixty people</a></li><li><a href="/b">A new quay for Norrholm</a></li></ul>',
    ],
    [
      'what is hidden',
      '<p style="display: none">The ferry across the sound will stop at midnight: a copy of this for printing.</p>',
    ],
    [
      'references',
      '<div class="references"><p>Lund, G. (2019). Night traffic between islands. Journal of Harbours, 12, 4 to 19.</p></div>',
    ],
    ['a form', '<form><p>Write to us what you think of the timetable of the ferry and of the board.</p></form>'],
  ])('%s is left out', (_what, beside) => {
    expect(read(page(first ?? '', second ?? '', beside, third ?? '', fourth ?? '')).text).toBe(text);
  });

  test('who wrote it is left out at the end, and stands where the text speaks of somebody', () => {
    const author = '<p>Ida Holm is a reporter for the Harbour Gazette who writes about islands and their boats.</p>';
    expect(read(page(first ?? '', second ?? '', third ?? '', fourth ?? '', author)).text).toBe(text);
    expect(read(page(first ?? '', author, second ?? '', third ?? '', fourth ?? '')).text).toContain('Ida Holm');
  });

  test('an address that is written out, and a list that says more than its links, are of the text', () => {
    const address = '<p><a href="https://board.example/night">https://board.example/night</a></p>';
    const list = `<ul><li>The <a href="/alma">Alma</a> sails until eleven on all days but Sunday.</li><li>The
      <a href="/ida">Ida</a> lies at the quay at Norrholm from Friday on.</li></ul>`;
    const read1 = read(page(first ?? '', second ?? '', address, list, third ?? '', fourth ?? '')).text;
    expect(read1).toContain('The Alma sails until eleven');
    expect(read1).toContain('https://board.example/night');
  });

  test('a page whose article stands in a form keeps it', () => {
    expect(read(page(`<form>${first}${second}${third}${fourth}</form>`)).text).toBe(text);
  });
});

describe('facts that sites tell in ways of their own', () => {
  const page = (head: string, above = '', body = '') =>
    `<html lang="en-US"><head><title>A bridge opens in May</title>${head}</head><body><article><h1>A bridge opens in May</h1>${above}<p>${PROSE}</p>${body}</article></body></html>`;
  const published = (date: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"A bridge opens in May","datePublished":"${date}"}</script>`;

  test.each([
    ['the clock beside it', '2023-11-09T05:30:59Z', 'November 8, 2023 at 11:30 p.m.', '2023-11-08T23:30:59-06:00'],
    ['a clock without a half', '2023-11-08T23:30:59Z', '9 November 2023 | 00:30', '2023-11-09T00:30:59+01:00'],
    ['no clock', '2023-11-09T05:30:59Z', 'November 8, 2023', '2023-11-09T05:30:59Z'],
    ['a clock of another day', '2023-11-09T05:30:59Z', 'Updated November 12, 2023 9:30 a.m.', '2023-11-09T05:30:59Z'],
  ])('a time in UTC is at its place by %s', (_what, date, shown, publishedAt) => {
    expect(read(page(published(date), `<div class="when">${shown}</div>`)).publishedAt).toBe(publishedAt);
  });

  test('the same moment with its offset is the one that is kept', () => {
    const time = '<time class="published" datetime="2022-05-03T23:37:37-04:00">3 May 2022</time>';
    expect(read(page(published('2022-05-04T03:37:37Z'), time)).publishedAt).toBe('2022-05-03T23:37:37-04:00');
  });

  test('the day in the address is before that of a site built anew', () => {
    const { publishedAt } = read(page(published('2019-06-17')), 'https://paper.example/2017/7/12/bridge');
    expect(publishedAt).toBe('2017-07-12');
  });

  test('of two dates that are marked as its publication the earlier one is, and that of the page where it has none', () => {
    const meta = '<meta property="article:published_time" content="2017-04-12T18:33:59+02:00">';
    expect(read(page(`${published('2020-02-19')}${meta}`)).publishedAt).toBe('2017-04-12T18:33:59+02:00');
    const ofPage =
      '<script type="application/ld+json">{"@type":"WebPage","name":"Bridge","datePublished":"2018-06-07"}</script>';
    expect(read(page(ofPage)).publishedAt).toBe('2018-06-07');
    expect(read(page(`${ofPage}${meta}`)).publishedAt).toBe('2017-04-12T18:33:59+02:00');
  });

  test('who wrote it is told where the page is shared, and in what is marked as an article within a widget', () => {
    const shared =
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Roe @jroe">';
    expect(read(page(shared)).authors).toEqual(['Jane Roe']);
    const other =
      '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Five Minutes">';
    expect(read(page(other)).authors).toEqual([]);
    const marked = `<div class="widget"><div itemscope itemtype="https://schema.org/BlogPosting"><span itemprop="author"
      itemscope><span itemprop="name">Ann Poe</span></span></div></div>`;
    expect(read(page('', marked)).authors).toEqual(['Ann Poe']);
    const pictured = '<p class="author">Photograph by Ed Marsh, Harbour Board</p><p class="author">By Jane Roe</p>';
    expect(read(page('', pictured)).authors).toEqual(['Jane Roe']);
  });

  test('of two names of a publisher the one that the host has is meant', () => {
    const head = `<meta property="og:site_name" content="U.S."><script type="application/ld+json">{"@type":"NewsArticle",
      "headline":"A bridge opens in May","publisher":{"@type":"Organization","name":"The Plough"}}</script>`;
    expect(read(page(head), 'https://www.theplough.example/a').publisher).toBe('The Plough');
    expect(read(page(head), 'https://www.other.example/a').publisher).toBe('U.S.');
  });

  test('a paper that signs itself is the author where nobody else is', () => {
    const head = '<meta property="og:site_name" content="The Plough"><meta name="author" content="The Plough">';
    expect(read(page(head)).authors).toEqual(['The Plough']);
    expect(read(page(head, '<p>By Jane Roe</p>')).authors).toEqual(['Jane Roe']);
  });
});
