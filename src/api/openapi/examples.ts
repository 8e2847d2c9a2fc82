import type { Example } from './example-article.ts';

/** Written by `npm run openapi`; a test compares it with what the API answers. */
export const EXAMPLES: Record<string, Example> = {
  postArticle: {
    body: {
      id: 'art_gyajym089nqa9e7thfhq',
      url: 'https://www.example.org/2024/03/bridge',
      headline: 'Bridge to open in May, says mayor',
      publisher: 'Example Gazette',
      authors: ['Jane Roe'],
      language: 'en',
      publishedAt: '2024-03-05',
      modifiedAt: null,
      license: null,
      notes: [],
      excerpt: false,
      extraction: 'complete',
      contentHash: '6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c',
      extractor: { name: 'onrecord-large', version: '0.14.0' },
      counts: { quotes: 2, speakers: 1, entities: 2, claims: 1 },
      createdAt: '2024-03-05T09:30:00.000Z',
      updatedAt: '2024-03-05T09:30:00.000Z',
      revisions: [],
      text: '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.\n\nBerg denied that the work had cost more than 12 million euros.',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/publishedAt must be an ISO 8601 date (2021-12-04) or date-time with an offset (2021-12-04T10:00:00Z)',
        errors: [
          {
            pointer: '/publishedAt',
            detail: 'must be an ISO 8601 date (2021-12-04) or date-time with an offset (2021-12-04T10:00:00Z)',
          },
        ],
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail:
          'send the body as one of these content types: application/json, text/plain, application/x-ndjson, application/ndjson, application/jsonl, application/x-jsonlines, application/ld+json, application/vnd.iptc.ninjs+json, application/feed+json, application/rss+xml, application/atom+xml, application/rdf+xml, application/xml, text/xml, text/html, application/xhtml+xml, text/markdown, text/x-markdown, application/x-www-form-urlencoded',
      },
    },
  },
  extract: {
    body: {
      id: 'art_gyajym089nqa9e7thfhq',
      language: 'en',
      extraction: 'complete',
      quotes: [
        {
          id: 'quo_4hdf80rrt9r4zfmttf04',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'direct',
          text: '"We will open the bridge in May,"',
          spans: [{ start: 0, end: 33 }],
          cue: { text: 'told', start: 50, end: 54, lemma: 'tell' },
          source: { text: 'Mayor Anna Berg', spans: [{ start: 34, end: 49 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [{ id: 'ent_9artkexga4eadkx161kk', name: 'Example Gazette', start: 55, end: 74 }],
          act: 'promise',
          saidAt: '2024-03-04',
          confidence: 0.933,
        },
        {
          id: 'quo_jn32133820vyr42btp4h',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'that the work had cost more than 12 million euros',
          spans: [{ start: 99, end: 148 }],
          cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
          source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [],
          act: 'denial',
          saidAt: '2024-03-04',
          confidence: 0.914,
        },
      ],
      entities: [
        {
          id: 'ent_kw67vypg856w1rwe5mea',
          type: 'person',
          name: 'Anna Berg',
          aliases: ['Berg'],
          roles: ['Mayor'],
          mentions: [
            {
              entityId: 'ent_kw67vypg856w1rwe5mea',
              articleId: 'art_gyajym089nqa9e7thfhq',
              text: 'Anna Berg',
              start: 40,
              end: 49,
              kind: 'name',
            },
            {
              entityId: 'ent_kw67vypg856w1rwe5mea',
              articleId: 'art_gyajym089nqa9e7thfhq',
              text: 'Berg',
              start: 87,
              end: 91,
              kind: 'name',
            },
          ],
        },
        {
          id: 'ent_9artkexga4eadkx161kk',
          type: 'organization',
          name: 'Example Gazette',
          aliases: [],
          roles: [],
          mentions: [
            {
              entityId: 'ent_9artkexga4eadkx161kk',
              articleId: 'art_gyajym089nqa9e7thfhq',
              text: 'Example Gazette',
              start: 59,
              end: 74,
              kind: 'name',
            },
          ],
        },
      ],
      claims: [
        {
          id: 'clm_br6zet7refgwmen8r2zp',
          articleId: 'art_gyajym089nqa9e7thfhq',
          quoteId: 'quo_jn32133820vyr42btp4h',
          text: 'the work had cost more than 12 million euros',
          spans: [{ start: 104, end: 148 }],
          claimants: [
            { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor', stance: 'denies' },
          ],
          checkworthiness: 0.974,
          quantities: [
            {
              value: 12000000,
              unit: 'EUR',
              comparison: 'more',
              text: 'more than 12 million euros',
              start: 122,
              end: 148,
            },
          ],
          dates: [],
        },
      ],
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/publishedAt must be an ISO 8601 date (2021-12-04) or date-time with an offset (2021-12-04T10:00:00Z)',
        errors: [
          {
            pointer: '/publishedAt',
            detail: 'must be an ISO 8601 date (2021-12-04) or date-time with an offset (2021-12-04T10:00:00Z)',
          },
        ],
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail:
          'send the body as one of these content types: application/json, text/plain, application/x-ndjson, application/ndjson, application/jsonl, application/x-jsonlines, application/ld+json, application/vnd.iptc.ninjs+json, application/feed+json, application/rss+xml, application/atom+xml, application/rdf+xml, application/xml, text/xml, text/html, application/xhtml+xml, text/markdown, text/x-markdown, application/x-www-form-urlencoded',
      },
    },
  },
  listArticles: {
    body: {
      items: [
        {
          id: 'art_gyajym089nqa9e7thfhq',
          url: 'https://www.example.org/2024/03/bridge',
          headline: 'Bridge to open in May, says mayor',
          publisher: 'Example Gazette',
          authors: ['Jane Roe'],
          language: 'en',
          publishedAt: '2024-03-05',
          modifiedAt: null,
          license: null,
          notes: [],
          excerpt: false,
          extraction: 'complete',
          contentHash: '6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c',
          extractor: { name: 'onrecord-large', version: '0.14.0' },
          counts: { quotes: 2, speakers: 1, entities: 2, claims: 1 },
          createdAt: '2024-03-05T09:30:00.000Z',
          updatedAt: '2024-03-05T09:30:00.000Z',
          revisions: [],
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"art_gyajym089nqa9e7thfhq","url":"https://www.example.org/2024/03/bridge","headline":"Bridge to open in May, says mayor","publisher":"Example Gazette","authors":["Jane Roe"],"language":"en","publishedAt":"2024-03-05","modifiedAt":null,"license":null,"notes":[],"excerpt":false,"extraction":"complete","contentHash":"6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c","extractor":{"name":"onrecord-large","version":"0.14.0"},"counts":{"quotes":2,"speakers":1,"entities":2,"claims":1},"createdAt":"2024-03-05T09:30:00.000Z","updatedAt":"2024-03-05T09:30:00.000Z","revisions":[]}\n',
      'text/csv':
        '﻿id,headline,publisher,publishedAt,authors,url,language,license,quotes,speakers,entities,claims,extractor,createdAt,updatedAt,extraction,modifiedAt,notes\r\nart_gyajym089nqa9e7thfhq,"Bridge to open in May, says mayor",Example Gazette,2024-03-05,Jane Roe,https://www.example.org/2024/03/bridge,en,,2,1,2,1,onrecord-large 0.14.0,2024-03-05T09:30:00.000Z,2024-03-05T09:30:00.000Z,complete,,0\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/articles?limit=1',
        name: 'onrecord: /articles',
        itemListElement: [
          {
            '@type': 'NewsArticle',
            '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
            url: 'https://www.example.org/2024/03/bridge',
            headline: 'Bridge to open in May, says mayor',
            publisher: { '@type': 'Organization', name: 'Example Gazette' },
            datePublished: '2024-03-05',
            identifier: 'art_gyajym089nqa9e7thfhq',
            author: [{ '@type': 'Person', name: 'Jane Roe' }],
            inLanguage: 'en',
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/articles?limit=1</id>\n  <title>onrecord: /articles</title>\n  <updated>2024-03-05T09:30:00.000Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/articles?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/articles?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/articles/art_gyajym089nqa9e7thfhq</id>\n    <title>Bridge to open in May, says mayor</title>\n    <updated>2024-03-05T09:30:00.000Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Jane Roe</name>\n    </author>\n    <link rel="alternate" href="http://localhost/articles/art_gyajym089nqa9e7thfhq"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">quotes: 2, speakers: 1, entities: 2, claims: 1</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /articles',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/articles?limit=1',
        items: [
          {
            id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
            url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Bridge to open in May, says mayor',
            content_text: 'quotes: 2, speakers: 1, entities: 2, claims: 1',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T09:30:00.000Z',
            authors: [{ name: 'Jane Roe' }],
            tags: [],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: article\ndata: {"id":"art_gyajym089nqa9e7thfhq","url":"https://www.example.org/2024/03/bridge","headline":"Bridge to open in May, says mayor","publisher":"Example Gazette","authors":["Jane Roe"],"language":"en","publishedAt":"2024-03-05","modifiedAt":null,"license":null,"notes":[],"excerpt":false,"extraction":"complete","contentHash":"6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c","extractor":{"name":"onrecord-large","version":"0.14.0"},"counts":{"quotes":2,"speakers":1,"entities":2,"claims":1},"createdAt":"2024-03-05T09:30:00.000Z","updatedAt":"2024-03-05T09:30:00.000Z","revisions":[]}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  getArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      id: 'art_gyajym089nqa9e7thfhq',
      url: 'https://www.example.org/2024/03/bridge',
      headline: 'Bridge to open in May, says mayor',
      publisher: 'Example Gazette',
      authors: ['Jane Roe'],
      language: 'en',
      publishedAt: '2024-03-05',
      modifiedAt: null,
      license: null,
      notes: [],
      excerpt: false,
      extraction: 'complete',
      contentHash: '6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c',
      extractor: { name: 'onrecord-large', version: '0.14.0' },
      counts: { quotes: 2, speakers: 1, entities: 2, claims: 1 },
      createdAt: '2024-03-05T09:30:00.000Z',
      updatedAt: '2024-03-05T09:30:00.000Z',
      revisions: [],
      text: '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.\n\nBerg denied that the work had cost more than 12 million euros.',
    },
    forms: {
      'application/x-ndjson':
        '{"id":"art_gyajym089nqa9e7thfhq","url":"https://www.example.org/2024/03/bridge","headline":"Bridge to open in May, says mayor","publisher":"Example Gazette","authors":["Jane Roe"],"language":"en","publishedAt":"2024-03-05","modifiedAt":null,"license":null,"notes":[],"excerpt":false,"extraction":"complete","contentHash":"6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c","extractor":{"name":"onrecord-large","version":"0.14.0"},"counts":{"quotes":2,"speakers":1,"entities":2,"claims":1},"createdAt":"2024-03-05T09:30:00.000Z","updatedAt":"2024-03-05T09:30:00.000Z","revisions":[],"text":"\\"We will open the bridge in May,\\" Mayor Anna Berg told the Example Gazette on Monday.\\n\\nBerg denied that the work had cost more than 12 million euros."}\n',
      'text/csv':
        '﻿id,headline,publisher,publishedAt,authors,url,language,license,quotes,speakers,entities,claims,extractor,createdAt,updatedAt,extraction,modifiedAt,notes,text\r\nart_gyajym089nqa9e7thfhq,"Bridge to open in May, says mayor",Example Gazette,2024-03-05,Jane Roe,https://www.example.org/2024/03/bridge,en,,2,1,2,1,onrecord-large 0.14.0,2024-03-05T09:30:00.000Z,2024-03-05T09:30:00.000Z,complete,,0,"""We will open the bridge in May,"" Mayor Anna Berg told the Example Gazette on Monday.\n\nBerg denied that the work had cost more than 12 million euros."\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
        url: 'https://www.example.org/2024/03/bridge',
        headline: 'Bridge to open in May, says mayor',
        publisher: { '@type': 'Organization', name: 'Example Gazette' },
        datePublished: '2024-03-05',
        identifier: 'art_gyajym089nqa9e7thfhq',
        author: [{ '@type': 'Person', name: 'Jane Roe' }],
        inLanguage: 'en',
        articleBody:
          '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.\n\nBerg denied that the work had cost more than 12 million euros.',
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  listQuotesOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      items: [
        {
          id: 'quo_4hdf80rrt9r4zfmttf04',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'direct',
          text: '"We will open the bridge in May,"',
          spans: [{ start: 0, end: 33 }],
          cue: { text: 'told', start: 50, end: 54, lemma: 'tell' },
          source: { text: 'Mayor Anna Berg', spans: [{ start: 34, end: 49 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [{ id: 'ent_9artkexga4eadkx161kk', name: 'Example Gazette', start: 55, end: 74 }],
          act: 'promise',
          saidAt: '2024-03-04',
          confidence: 0.933,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
        {
          id: 'quo_jn32133820vyr42btp4h',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'that the work had cost more than 12 million euros',
          spans: [{ start: 99, end: 148 }],
          cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
          source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [],
          act: 'denial',
          saidAt: '2024-03-04',
          confidence: 0.914,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"quo_4hdf80rrt9r4zfmttf04","articleId":"art_gyajym089nqa9e7thfhq","type":"direct","text":"\\"We will open the bridge in May,\\"","spans":[{"start":0,"end":33}],"cue":{"text":"told","start":50,"end":54,"lemma":"tell"},"source":{"text":"Mayor Anna Berg","spans":[{"start":34,"end":49}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[{"id":"ent_9artkexga4eadkx161kk","name":"Example Gazette","start":55,"end":74}],"act":"promise","saidAt":"2024-03-04","confidence":0.933,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n',
      'text/csv':
        '﻿id,text,type,act,speakers,speakerIds,addressees,source,cue,saidAt,publishedAt,publisher,headline,articleUrl,articleId,confidence,review,occurrences,start,end,withdrawnAt\r\nquo_4hdf80rrt9r4zfmttf04,"""We will open the bridge in May,""",direct,promise,Anna Berg,ent_kw67vypg856w1rwe5mea,Example Gazette,Mayor Anna Berg,told,2024-03-04,2024-03-05,Example Gazette,"Bridge to open in May, says mayor",https://www.example.org/2024/03/bridge,art_gyajym089nqa9e7thfhq,0.933,unreviewed,1,0,33,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1',
        name: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/quotes',
        itemListElement: [
          {
            '@type': 'Quotation',
            '@id': 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04',
            identifier: 'quo_4hdf80rrt9r4zfmttf04',
            text: '"We will open the bridge in May,"',
            spokenByCharacter: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            creditText: 'Mayor Anna Berg',
            audience: [{ '@type': 'Audience', name: 'Example Gazette' }],
            dateCreated: '2024-03-04',
            keywords: ['promise', 'direct'],
            isPartOf: {
              '@type': 'NewsArticle',
              '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
              url: 'https://www.example.org/2024/03/bridge',
              headline: 'Bridge to open in May, says mayor',
              publisher: { '@type': 'Organization', name: 'Example Gazette' },
              datePublished: '2024-03-05',
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/quotes',
          first: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1',
        },
        next: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1&cursor=d0haRTI1ZjhbMF0',
        items: [
          {
            id: 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
                'schema:jobTitle': 'Mayor',
              },
              { type: 'TextualBody', value: 'promise', purpose: 'tagging' },
            ],
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: '"We will open the bridge in May,"',
                  prefix: '',
                  suffix: ' Mayor Anna Berg told the Exampl',
                },
                { type: 'TextPositionSelector', start: 0, end: 33 },
              ],
            },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1</id>\n  <title>onrecord: /articles/art_gyajym089nqa9e7thfhq/quotes</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1&amp;cursor=d0haRTI1ZjhbMF0" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04</id>\n    <title>Anna Berg: &quot;We will open the bridge in May,&quot;</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="promise"/>\n    <category term="direct"/>\n    <link rel="alternate" href="http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">&quot;We will open the bridge in May,&quot;</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/quotes',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1',
        next_url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/quotes?limit=1&cursor=d0haRTI1ZjhbMF0',
        items: [
          {
            id: 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04',
            url: 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Anna Berg: "We will open the bridge in May,"',
            content_text: '"We will open the bridge in May,"',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['promise', 'direct'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: quote\ndata: {"id":"quo_4hdf80rrt9r4zfmttf04","articleId":"art_gyajym089nqa9e7thfhq","type":"direct","text":"\\"We will open the bridge in May,\\"","spans":[{"start":0,"end":33}],"cue":{"text":"told","start":50,"end":54,"lemma":"tell"},"source":{"text":"Mayor Anna Berg","spans":[{"start":34,"end":49}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[{"id":"ent_9artkexga4eadkx161kk","name":"Example Gazette","start":55,"end":74}],"act":"promise","saidAt":"2024-03-04","confidence":0.933,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  listSpeakersOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      items: [
        {
          id: 'ent_kw67vypg856w1rwe5mea',
          type: 'person',
          name: 'Anna Berg',
          aliases: ['Berg'],
          roles: ['Mayor'],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 2, mentions: 2 },
          firstSeen: '2024-03-05',
          lastSeen: '2024-03-05',
          linkScore: null,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05","linkScore":null}\n',
      'text/csv':
        '﻿id,type,name,aliases,roles,sameAs,articles,quotes,mentions,firstSeen,lastSeen,linkScore\r\nent_kw67vypg856w1rwe5mea,person,Anna Berg,Berg,Mayor,,1,2,2,2024-03-05,2024-03-05,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq/speakers?limit=1',
        name: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/speakers',
        itemListElement: [
          {
            '@type': 'Person',
            '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            identifier: 'ent_kw67vypg856w1rwe5mea',
            name: 'Anna Berg',
            alternateName: ['Berg'],
            jobTitle: ['Mayor'],
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/articles/art_gyajym089nqa9e7thfhq/speakers?limit=1</id>\n  <title>onrecord: /articles/art_gyajym089nqa9e7thfhq/speakers</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/speakers?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/speakers?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/entities/ent_kw67vypg856w1rwe5mea</id>\n    <title>Anna Berg</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <category term="person"/>\n    <link rel="alternate" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea"/>\n    <content type="text">Anna Berg; Mayor; Berg</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/speakers',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/speakers?limit=1',
        items: [
          {
            id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            title: 'Anna Berg',
            content_text: 'Anna Berg; Mayor; Berg',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [],
            tags: ['person'],
          },
        ],
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  listEntitiesOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      items: [
        {
          id: 'ent_kw67vypg856w1rwe5mea',
          type: 'person',
          name: 'Anna Berg',
          aliases: ['Berg'],
          roles: ['Mayor'],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 2, mentions: 2 },
          firstSeen: '2024-03-05',
          lastSeen: '2024-03-05',
          linkScore: null,
        },
        {
          id: 'ent_9artkexga4eadkx161kk',
          type: 'organization',
          name: 'Example Gazette',
          aliases: [],
          roles: [],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 0, mentions: 1 },
          firstSeen: '2024-03-05',
          lastSeen: '2024-03-05',
          linkScore: null,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05","linkScore":null}\n',
      'text/csv':
        '﻿id,type,name,aliases,roles,sameAs,articles,quotes,mentions,firstSeen,lastSeen,linkScore\r\nent_kw67vypg856w1rwe5mea,person,Anna Berg,Berg,Mayor,,1,2,2,2024-03-05,2024-03-05,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1',
        name: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/entities',
        itemListElement: [
          {
            '@type': 'Person',
            '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            identifier: 'ent_kw67vypg856w1rwe5mea',
            name: 'Anna Berg',
            alternateName: ['Berg'],
            jobTitle: ['Mayor'],
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1</id>\n  <title>onrecord: /articles/art_gyajym089nqa9e7thfhq/entities</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1&amp;cursor=N0RZUnBNYk1bMF0" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/entities/ent_kw67vypg856w1rwe5mea</id>\n    <title>Anna Berg</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <category term="person"/>\n    <link rel="alternate" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea"/>\n    <content type="text">Anna Berg; Mayor; Berg</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/entities',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1',
        next_url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/entities?limit=1&cursor=N0RZUnBNYk1bMF0',
        items: [
          {
            id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            title: 'Anna Berg',
            content_text: 'Anna Berg; Mayor; Berg',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [],
            tags: ['person'],
          },
        ],
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  listClaimsOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      items: [
        {
          id: 'clm_br6zet7refgwmen8r2zp',
          articleId: 'art_gyajym089nqa9e7thfhq',
          quoteId: 'quo_jn32133820vyr42btp4h',
          text: 'the work had cost more than 12 million euros',
          spans: [{ start: 104, end: 148 }],
          claimants: [
            { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor', stance: 'denies' },
          ],
          checkworthiness: 0.974,
          quantities: [
            {
              value: 12000000,
              unit: 'EUR',
              comparison: 'more',
              text: 'more than 12 million euros',
              start: 122,
              end: 148,
            },
          ],
          dates: [],
          occurrences: 1,
          reviews: [],
          withdrawn: null,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n',
      'text/csv':
        '﻿id,text,claimants,claimantIds,stances,checkworthiness,quantities,dates,reviews,quoteId,articleId,start,end,withdrawnAt\r\nclm_br6zet7refgwmen8r2zp,the work had cost more than 12 million euros,Anna Berg,ent_kw67vypg856w1rwe5mea,denies,0.974,more 12000000 EUR,,0,quo_jn32133820vyr42btp4h,art_gyajym089nqa9e7thfhq,104,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq/claims?limit=1',
        name: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/claims',
        itemListElement: [
          {
            '@type': 'Claim',
            '@id': 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            identifier: 'clm_br6zet7refgwmen8r2zp',
            text: 'the work had cost more than 12 million euros',
            mentions: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            appearance: { '@type': 'NewsArticle', '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
            isPartOf: { '@type': 'Quotation', '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h' },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/articles/art_gyajym089nqa9e7thfhq/claims?limit=1</id>\n  <title>onrecord: /articles/art_gyajym089nqa9e7thfhq/claims</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/claims?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/articles/art_gyajym089nqa9e7thfhq/claims?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/claims/clm_br6zet7refgwmen8r2zp</id>\n    <title>the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denies"/>\n    <link rel="alternate" href="http://localhost/claims/clm_br6zet7refgwmen8r2zp"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/claims',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/claims?limit=1',
        items: [
          {
            id: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            url: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'the work had cost more than 12 million euros',
            content_text: 'the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denies'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: claim\ndata: {"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  listAnnotationsOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations',
      type: 'AnnotationPage',
      partOf: {
        id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations#collection',
        type: 'AnnotationCollection',
        label: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/annotations',
        first: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations',
      },
      items: [
        {
          id: 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04#annotation',
          type: 'Annotation',
          motivation: 'identifying',
          body: [
            {
              id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
              type: 'schema:Person',
              'schema:name': 'Anna Berg',
              'schema:jobTitle': 'Mayor',
            },
            { type: 'TextualBody', value: 'promise', purpose: 'tagging' },
          ],
          target: {
            type: 'SpecificResource',
            source: 'https://www.example.org/2024/03/bridge',
            state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
            selector: [
              {
                type: 'TextQuoteSelector',
                exact: '"We will open the bridge in May,"',
                prefix: '',
                suffix: ' Mayor Anna Berg told the Exampl',
              },
              { type: 'TextPositionSelector', start: 0, end: 33 },
            ],
          },
        },
        {
          id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h#annotation',
          type: 'Annotation',
          motivation: 'identifying',
          body: [
            {
              id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
              type: 'schema:Person',
              'schema:name': 'Anna Berg',
              'schema:jobTitle': 'Mayor',
            },
            { type: 'TextualBody', value: 'denial', purpose: 'tagging' },
          ],
          target: {
            type: 'SpecificResource',
            source: 'https://www.example.org/2024/03/bridge',
            state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
            selector: [
              {
                type: 'TextQuoteSelector',
                exact: 'that the work had cost more than 12 million euros',
                prefix: 'Gazette on Monday.\n\nBerg denied ',
                suffix: '.',
              },
              { type: 'TextPositionSelector', start: 99, end: 148 },
            ],
          },
        },
      ],
    },
    forms: {
      'application/ld+json': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/annotations',
          first: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1',
        },
        next: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1&cursor=d0haRTI1ZjhbMF0',
        items: [
          {
            id: 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
                'schema:jobTitle': 'Mayor',
              },
              { type: 'TextualBody', value: 'promise', purpose: 'tagging' },
            ],
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: '"We will open the bridge in May,"',
                  prefix: '',
                  suffix: ' Mayor Anna Berg told the Exampl',
                },
                { type: 'TextPositionSelector', start: 0, end: 33 },
              ],
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /articles/art_gyajym089nqa9e7thfhq/annotations',
          first: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1',
        },
        next: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/annotations?limit=1&cursor=d0haRTI1ZjhbMF0',
        items: [
          {
            id: 'http://localhost/quotes/quo_4hdf80rrt9r4zfmttf04#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
                'schema:jobTitle': 'Mayor',
              },
              { type: 'TextualBody', value: 'promise', purpose: 'tagging' },
            ],
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: '"We will open the bridge in May,"',
                  prefix: '',
                  suffix: ' Mayor Anna Berg told the Exampl',
                },
                { type: 'TextPositionSelector', start: 0, end: 33 },
              ],
            },
          },
        ],
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  listQuotes: {
    body: {
      items: [
        {
          id: 'quo_jn32133820vyr42btp4h',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'that the work had cost more than 12 million euros',
          spans: [{ start: 99, end: 148 }],
          cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
          source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [],
          act: 'denial',
          saidAt: '2024-03-04',
          confidence: 0.914,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
        {
          id: 'quo_4hdf80rrt9r4zfmttf04',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'direct',
          text: '"We will open the bridge in May,"',
          spans: [{ start: 0, end: 33 }],
          cue: { text: 'told', start: 50, end: 54, lemma: 'tell' },
          source: { text: 'Mayor Anna Berg', spans: [{ start: 34, end: 49 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [{ id: 'ent_9artkexga4eadkx161kk', name: 'Example Gazette', start: 55, end: 74 }],
          act: 'promise',
          saidAt: '2024-03-04',
          confidence: 0.933,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n',
      'text/csv':
        '﻿id,text,type,act,speakers,speakerIds,addressees,source,cue,saidAt,publishedAt,publisher,headline,articleUrl,articleId,confidence,review,occurrences,start,end,withdrawnAt\r\nquo_jn32133820vyr42btp4h,that the work had cost more than 12 million euros,indirect,denial,Anna Berg,ent_kw67vypg856w1rwe5mea,,Berg,denied,2024-03-04,2024-03-05,Example Gazette,"Bridge to open in May, says mayor",https://www.example.org/2024/03/bridge,art_gyajym089nqa9e7thfhq,0.914,unreviewed,1,99,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/quotes?limit=1',
        name: 'onrecord: /quotes',
        itemListElement: [
          {
            '@type': 'Quotation',
            '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            identifier: 'quo_jn32133820vyr42btp4h',
            text: 'that the work had cost more than 12 million euros',
            spokenByCharacter: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            creditText: 'Berg',
            dateCreated: '2024-03-04',
            keywords: ['denial', 'indirect'],
            isPartOf: {
              '@type': 'NewsArticle',
              '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
              url: 'https://www.example.org/2024/03/bridge',
              headline: 'Bridge to open in May, says mayor',
              publisher: { '@type': 'Organization', name: 'Example Gazette' },
              datePublished: '2024-03-05',
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/quotes?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/quotes?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /quotes',
          first: 'http://localhost/quotes?limit=1',
        },
        next: 'http://localhost/quotes?limit=1&cursor=QVZfdnNtcVBbMl0',
        items: [
          {
            id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
                'schema:jobTitle': 'Mayor',
              },
              { type: 'TextualBody', value: 'denial', purpose: 'tagging' },
            ],
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: 'that the work had cost more than 12 million euros',
                  prefix: 'Gazette on Monday.\n\nBerg denied ',
                  suffix: '.',
                },
                { type: 'TextPositionSelector', start: 99, end: 148 },
              ],
            },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/quotes?limit=1</id>\n  <title>onrecord: /quotes</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/quotes?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/quotes?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/quotes?limit=1&amp;cursor=QVZfdnNtcVBbMl0" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/quotes/quo_jn32133820vyr42btp4h</id>\n    <title>Anna Berg: that the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denial"/>\n    <category term="indirect"/>\n    <link rel="alternate" href="http://localhost/quotes/quo_jn32133820vyr42btp4h"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">that the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /quotes',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/quotes?limit=1',
        next_url: 'http://localhost/quotes?limit=1&cursor=QVZfdnNtcVBbMl0',
        items: [
          {
            id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            url: 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Anna Berg: that the work had cost more than 12 million euros',
            content_text: 'that the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denial', 'indirect'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: quote\ndata: {"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  getQuote: {
    params: { id: 'quo_jn32133820vyr42btp4h' },
    body: {
      id: 'quo_jn32133820vyr42btp4h',
      articleId: 'art_gyajym089nqa9e7thfhq',
      type: 'indirect',
      text: 'that the work had cost more than 12 million euros',
      spans: [{ start: 99, end: 148 }],
      cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
      source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
      speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
      addressees: [],
      act: 'denial',
      saidAt: '2024-03-04',
      confidence: 0.914,
      version: 1,
      review: { status: 'unreviewed', by: null, at: null },
      occurrences: 1,
      withdrawn: null,
      article: {
        headline: 'Bridge to open in May, says mayor',
        url: 'https://www.example.org/2024/03/bridge',
        publisher: 'Example Gazette',
        publishedAt: '2024-03-05',
      },
    },
    forms: {
      'application/x-ndjson':
        '{"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n',
      'text/csv':
        '﻿id,text,type,act,speakers,speakerIds,addressees,source,cue,saidAt,publishedAt,publisher,headline,articleUrl,articleId,confidence,review,occurrences,start,end,withdrawnAt\r\nquo_jn32133820vyr42btp4h,that the work had cost more than 12 million euros,indirect,denial,Anna Berg,ent_kw67vypg856w1rwe5mea,,Berg,denied,2024-03-04,2024-03-05,Example Gazette,"Bridge to open in May, says mayor",https://www.example.org/2024/03/bridge,art_gyajym089nqa9e7thfhq,0.914,unreviewed,1,99,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'Quotation',
        '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
        identifier: 'quo_jn32133820vyr42btp4h',
        text: 'that the work had cost more than 12 million euros',
        spokenByCharacter: [
          {
            '@type': 'Person',
            '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            name: 'Anna Berg',
            jobTitle: ['Mayor'],
          },
        ],
        creditText: 'Berg',
        dateCreated: '2024-03-04',
        keywords: ['denial', 'indirect'],
        isPartOf: {
          '@type': 'NewsArticle',
          '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
          url: 'https://www.example.org/2024/03/bridge',
          headline: 'Bridge to open in May, says mayor',
          publisher: { '@type': 'Organization', name: 'Example Gazette' },
          datePublished: '2024-03-05',
        },
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h#annotation',
        type: 'Annotation',
        motivation: 'identifying',
        body: [
          {
            id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            type: 'schema:Person',
            'schema:name': 'Anna Berg',
            'schema:jobTitle': 'Mayor',
          },
          { type: 'TextualBody', value: 'denial', purpose: 'tagging' },
        ],
        target: {
          type: 'SpecificResource',
          source: 'https://www.example.org/2024/03/bridge',
          state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
          selector: [
            {
              type: 'TextQuoteSelector',
              exact: 'that the work had cost more than 12 million euros',
              prefix: 'Gazette on Monday.\n\nBerg denied ',
              suffix: '.',
            },
            { type: 'TextPositionSelector', start: 99, end: 148 },
          ],
        },
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no quote with the id "quo_00000000000000000000"',
      },
    },
  },
  listOccurrencesOfQuote: {
    params: { id: 'quo_jn32133820vyr42btp4h' },
    body: {
      items: [
        {
          id: 'quo_jn32133820vyr42btp4h',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'that the work had cost more than 12 million euros',
          spans: [{ start: 99, end: 148 }],
          cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
          source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [],
          act: 'denial',
          saidAt: '2024-03-04',
          confidence: 0.914,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n',
      'text/csv':
        '﻿id,text,type,act,speakers,speakerIds,addressees,source,cue,saidAt,publishedAt,publisher,headline,articleUrl,articleId,confidence,review,occurrences,start,end,withdrawnAt\r\nquo_jn32133820vyr42btp4h,that the work had cost more than 12 million euros,indirect,denial,Anna Berg,ent_kw67vypg856w1rwe5mea,,Berg,denied,2024-03-04,2024-03-05,Example Gazette,"Bridge to open in May, says mayor",https://www.example.org/2024/03/bridge,art_gyajym089nqa9e7thfhq,0.914,unreviewed,1,99,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1',
        name: 'onrecord: /quotes/quo_jn32133820vyr42btp4h/occurrences',
        itemListElement: [
          {
            '@type': 'Quotation',
            '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            identifier: 'quo_jn32133820vyr42btp4h',
            text: 'that the work had cost more than 12 million euros',
            spokenByCharacter: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            creditText: 'Berg',
            dateCreated: '2024-03-04',
            keywords: ['denial', 'indirect'],
            isPartOf: {
              '@type': 'NewsArticle',
              '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
              url: 'https://www.example.org/2024/03/bridge',
              headline: 'Bridge to open in May, says mayor',
              publisher: { '@type': 'Organization', name: 'Example Gazette' },
              datePublished: '2024-03-05',
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /quotes/quo_jn32133820vyr42btp4h/occurrences',
          first: 'http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1',
        },
        items: [
          {
            id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
                'schema:jobTitle': 'Mayor',
              },
              { type: 'TextualBody', value: 'denial', purpose: 'tagging' },
            ],
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: 'that the work had cost more than 12 million euros',
                  prefix: 'Gazette on Monday.\n\nBerg denied ',
                  suffix: '.',
                },
                { type: 'TextPositionSelector', start: 99, end: 148 },
              ],
            },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1</id>\n  <title>onrecord: /quotes/quo_jn32133820vyr42btp4h/occurrences</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/quotes/quo_jn32133820vyr42btp4h</id>\n    <title>Anna Berg: that the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denial"/>\n    <category term="indirect"/>\n    <link rel="alternate" href="http://localhost/quotes/quo_jn32133820vyr42btp4h"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">that the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /quotes/quo_jn32133820vyr42btp4h/occurrences',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/quotes/quo_jn32133820vyr42btp4h/occurrences?limit=1',
        items: [
          {
            id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            url: 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Anna Berg: that the work had cost more than 12 million euros',
            content_text: 'that the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denial', 'indirect'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: quote\ndata: {"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no quote with the id "quo_00000000000000000000"',
      },
    },
  },
  listSpeakers: {
    body: {
      items: [
        {
          id: 'ent_kw67vypg856w1rwe5mea',
          type: 'person',
          name: 'Anna Berg',
          aliases: ['Berg'],
          roles: ['Mayor'],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 2, mentions: 2 },
          firstSeen: '2024-03-05',
          lastSeen: '2024-03-05',
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05"}\n',
      'text/csv':
        '﻿id,type,name,aliases,roles,sameAs,articles,quotes,mentions,firstSeen,lastSeen\r\nent_kw67vypg856w1rwe5mea,person,Anna Berg,Berg,Mayor,,1,2,2,2024-03-05,2024-03-05\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/speakers?limit=1',
        name: 'onrecord: /speakers',
        itemListElement: [
          {
            '@type': 'Person',
            '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            identifier: 'ent_kw67vypg856w1rwe5mea',
            name: 'Anna Berg',
            alternateName: ['Berg'],
            jobTitle: ['Mayor'],
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/speakers?limit=1</id>\n  <title>onrecord: /speakers</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/speakers?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/speakers?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/entities/ent_kw67vypg856w1rwe5mea</id>\n    <title>Anna Berg</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <category term="person"/>\n    <link rel="alternate" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea"/>\n    <content type="text">Anna Berg; Mayor; Berg</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /speakers',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/speakers?limit=1',
        items: [
          {
            id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            title: 'Anna Berg',
            content_text: 'Anna Berg; Mayor; Berg',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [],
            tags: ['person'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: entity\ndata: {"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05"}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  listEntities: {
    body: {
      items: [
        {
          id: 'ent_kw67vypg856w1rwe5mea',
          type: 'person',
          name: 'Anna Berg',
          aliases: ['Berg'],
          roles: ['Mayor'],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 2, mentions: 2 },
          firstSeen: '2024-03-05',
          lastSeen: '2024-03-05',
        },
        {
          id: 'ent_9artkexga4eadkx161kk',
          type: 'organization',
          name: 'Example Gazette',
          aliases: [],
          roles: [],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 0, mentions: 1 },
          firstSeen: '2024-03-05',
          lastSeen: '2024-03-05',
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05"}\n',
      'text/csv':
        '﻿id,type,name,aliases,roles,sameAs,articles,quotes,mentions,firstSeen,lastSeen\r\nent_kw67vypg856w1rwe5mea,person,Anna Berg,Berg,Mayor,,1,2,2,2024-03-05,2024-03-05\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/entities?limit=1',
        name: 'onrecord: /entities',
        itemListElement: [
          {
            '@type': 'Person',
            '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            identifier: 'ent_kw67vypg856w1rwe5mea',
            name: 'Anna Berg',
            alternateName: ['Berg'],
            jobTitle: ['Mayor'],
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/entities?limit=1</id>\n  <title>onrecord: /entities</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/entities?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/entities?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/entities?limit=1&amp;cursor=WllYLU5vMEZbMiwyLDFd" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/entities/ent_kw67vypg856w1rwe5mea</id>\n    <title>Anna Berg</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <category term="person"/>\n    <link rel="alternate" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea"/>\n    <content type="text">Anna Berg; Mayor; Berg</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /entities',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/entities?limit=1',
        next_url: 'http://localhost/entities?limit=1&cursor=WllYLU5vMEZbMiwyLDFd',
        items: [
          {
            id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            title: 'Anna Berg',
            content_text: 'Anna Berg; Mayor; Berg',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [],
            tags: ['person'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: entity\ndata: {"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05"}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  getEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      id: 'ent_kw67vypg856w1rwe5mea',
      type: 'person',
      name: 'Anna Berg',
      aliases: ['Berg'],
      roles: ['Mayor'],
      version: 1,
      sameAs: [],
      counts: { articles: 1, quotes: 2, mentions: 2 },
      firstSeen: '2024-03-05',
      lastSeen: '2024-03-05',
    },
    forms: {
      'application/x-ndjson':
        '{"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05"}\n',
      'text/csv':
        '﻿id,type,name,aliases,roles,sameAs,articles,quotes,mentions,firstSeen,lastSeen\r\nent_kw67vypg856w1rwe5mea,person,Anna Berg,Berg,Mayor,,1,2,2,2024-03-05,2024-03-05\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'Person',
        '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
        identifier: 'ent_kw67vypg856w1rwe5mea',
        name: 'Anna Berg',
        alternateName: ['Berg'],
        jobTitle: ['Mayor'],
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
    },
  },
  listQuotesOfEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      items: [
        {
          id: 'quo_jn32133820vyr42btp4h',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'that the work had cost more than 12 million euros',
          spans: [{ start: 99, end: 148 }],
          cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
          source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [],
          act: 'denial',
          saidAt: '2024-03-04',
          confidence: 0.914,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
        {
          id: 'quo_4hdf80rrt9r4zfmttf04',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'direct',
          text: '"We will open the bridge in May,"',
          spans: [{ start: 0, end: 33 }],
          cue: { text: 'told', start: 50, end: 54, lemma: 'tell' },
          source: { text: 'Mayor Anna Berg', spans: [{ start: 34, end: 49 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [{ id: 'ent_9artkexga4eadkx161kk', name: 'Example Gazette', start: 55, end: 74 }],
          act: 'promise',
          saidAt: '2024-03-04',
          confidence: 0.933,
          version: 1,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 1,
          withdrawn: null,
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n',
      'text/csv':
        '﻿id,text,type,act,speakers,speakerIds,addressees,source,cue,saidAt,publishedAt,publisher,headline,articleUrl,articleId,confidence,review,occurrences,start,end,withdrawnAt\r\nquo_jn32133820vyr42btp4h,that the work had cost more than 12 million euros,indirect,denial,Anna Berg,ent_kw67vypg856w1rwe5mea,,Berg,denied,2024-03-04,2024-03-05,Example Gazette,"Bridge to open in May, says mayor",https://www.example.org/2024/03/bridge,art_gyajym089nqa9e7thfhq,0.914,unreviewed,1,99,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1',
        name: 'onrecord: /entities/ent_kw67vypg856w1rwe5mea/quotes',
        itemListElement: [
          {
            '@type': 'Quotation',
            '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            identifier: 'quo_jn32133820vyr42btp4h',
            text: 'that the work had cost more than 12 million euros',
            spokenByCharacter: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            creditText: 'Berg',
            dateCreated: '2024-03-04',
            keywords: ['denial', 'indirect'],
            isPartOf: {
              '@type': 'NewsArticle',
              '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
              url: 'https://www.example.org/2024/03/bridge',
              headline: 'Bridge to open in May, says mayor',
              publisher: { '@type': 'Organization', name: 'Example Gazette' },
              datePublished: '2024-03-05',
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /entities/ent_kw67vypg856w1rwe5mea/quotes',
          first: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1',
        },
        next: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1&cursor=RVBybEN3ZWJbMl0',
        items: [
          {
            id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
                'schema:jobTitle': 'Mayor',
              },
              { type: 'TextualBody', value: 'denial', purpose: 'tagging' },
            ],
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: 'that the work had cost more than 12 million euros',
                  prefix: 'Gazette on Monday.\n\nBerg denied ',
                  suffix: '.',
                },
                { type: 'TextPositionSelector', start: 99, end: 148 },
              ],
            },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1</id>\n  <title>onrecord: /entities/ent_kw67vypg856w1rwe5mea/quotes</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1&amp;cursor=RVBybEN3ZWJbMl0" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/quotes/quo_jn32133820vyr42btp4h</id>\n    <title>Anna Berg: that the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denial"/>\n    <category term="indirect"/>\n    <link rel="alternate" href="http://localhost/quotes/quo_jn32133820vyr42btp4h"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">that the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /entities/ent_kw67vypg856w1rwe5mea/quotes',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1',
        next_url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/quotes?limit=1&cursor=RVBybEN3ZWJbMl0',
        items: [
          {
            id: 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            url: 'http://localhost/quotes/quo_jn32133820vyr42btp4h',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Anna Berg: that the work had cost more than 12 million euros',
            content_text: 'that the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denial', 'indirect'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: quote\ndata: {"id":"quo_jn32133820vyr42btp4h","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"that the work had cost more than 12 million euros","spans":[{"start":99,"end":148}],"cue":{"text":"denied","start":92,"end":98,"lemma":"deny"},"source":{"text":"Berg","spans":[{"start":87,"end":91}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[],"act":"denial","saidAt":"2024-03-04","confidence":0.914,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
    },
  },
  listMentionsOfEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      items: [
        {
          entityId: 'ent_kw67vypg856w1rwe5mea',
          articleId: 'art_gyajym089nqa9e7thfhq',
          text: 'Anna Berg',
          start: 40,
          end: 49,
          kind: 'name',
        },
        {
          entityId: 'ent_kw67vypg856w1rwe5mea',
          articleId: 'art_gyajym089nqa9e7thfhq',
          text: 'Berg',
          start: 87,
          end: 91,
          kind: 'name',
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"entityId":"ent_kw67vypg856w1rwe5mea","articleId":"art_gyajym089nqa9e7thfhq","text":"Anna Berg","start":40,"end":49,"kind":"name"}\n',
      'text/csv':
        '﻿entityId,articleId,text,kind,start,end\r\nent_kw67vypg856w1rwe5mea,art_gyajym089nqa9e7thfhq,Anna Berg,name,40,49\r\n',
      'application/ld+json': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /entities/ent_kw67vypg856w1rwe5mea/mentions',
          first: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1',
        },
        next: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1&cursor=bThqLUFKZm9bMSwwXQ',
        items: [
          {
            id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq#char=40,49',
            type: 'Annotation',
            motivation: 'identifying',
            body: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: 'Anna Berg',
                  prefix: ' open the bridge in May," Mayor ',
                  suffix: ' told the Example Gazette on Mon',
                },
                { type: 'TextPositionSelector', start: 40, end: 49 },
              ],
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /entities/ent_kw67vypg856w1rwe5mea/mentions',
          first: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1',
        },
        next: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1&cursor=bThqLUFKZm9bMSwwXQ',
        items: [
          {
            id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq#char=40,49',
            type: 'Annotation',
            motivation: 'identifying',
            body: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            target: {
              type: 'SpecificResource',
              source: 'https://www.example.org/2024/03/bridge',
              state: { type: 'TimeState', cached: 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
              selector: [
                {
                  type: 'TextQuoteSelector',
                  exact: 'Anna Berg',
                  prefix: ' open the bridge in May," Mayor ',
                  suffix: ' told the Example Gazette on Mon',
                },
                { type: 'TextPositionSelector', start: 40, end: 49 },
              ],
            },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1</id>\n  <title>onrecord: /entities/ent_kw67vypg856w1rwe5mea/mentions</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1&amp;cursor=bThqLUFKZm9bMSwwXQ" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/articles/art_gyajym089nqa9e7thfhq#char=40,49</id>\n    <title>Anna Berg: Bridge to open in May, says mayor</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <category term="name"/>\n    <link rel="alternate" href="http://localhost/articles/art_gyajym089nqa9e7thfhq#char=40,49"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">Anna Berg</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /entities/ent_kw67vypg856w1rwe5mea/mentions',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1',
        next_url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea/mentions?limit=1&cursor=bThqLUFKZm9bMSwwXQ',
        items: [
          {
            id: 'http://localhost/articles/art_gyajym089nqa9e7thfhq#char=40,49',
            url: 'http://localhost/articles/art_gyajym089nqa9e7thfhq#char=40,49',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Anna Berg: Bridge to open in May, says mayor',
            content_text: 'Anna Berg',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [],
            tags: ['name'],
          },
        ],
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
    },
  },
  listNamesOfEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      items: [
        { kind: 'name', text: 'Anna Berg', articles: 1, firstUsed: '2024-03-05', lastUsed: '2024-03-05' },
        { kind: 'name', text: 'Berg', articles: 1, firstUsed: '2024-03-05', lastUsed: '2024-03-05' },
        { kind: 'role', text: 'Mayor', articles: 1, firstUsed: '2024-03-05', lastUsed: '2024-03-05' },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"kind":"name","text":"Anna Berg","articles":1,"firstUsed":"2024-03-05","lastUsed":"2024-03-05"}\n',
      'text/csv': '﻿kind,text,articles,firstUsed,lastUsed\r\nname,Anna Berg,1,2024-03-05,2024-03-05\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
    },
  },
  listClaims: {
    body: {
      items: [
        {
          id: 'clm_br6zet7refgwmen8r2zp',
          articleId: 'art_gyajym089nqa9e7thfhq',
          quoteId: 'quo_jn32133820vyr42btp4h',
          text: 'the work had cost more than 12 million euros',
          spans: [{ start: 104, end: 148 }],
          claimants: [
            { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor', stance: 'denies' },
          ],
          checkworthiness: 0.974,
          quantities: [
            {
              value: 12000000,
              unit: 'EUR',
              comparison: 'more',
              text: 'more than 12 million euros',
              start: 122,
              end: 148,
            },
          ],
          dates: [],
          occurrences: 1,
          reviews: [],
          withdrawn: null,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n',
      'text/csv':
        '﻿id,text,claimants,claimantIds,stances,checkworthiness,quantities,dates,reviews,quoteId,articleId,start,end,withdrawnAt\r\nclm_br6zet7refgwmen8r2zp,the work had cost more than 12 million euros,Anna Berg,ent_kw67vypg856w1rwe5mea,denies,0.974,more 12000000 EUR,,0,quo_jn32133820vyr42btp4h,art_gyajym089nqa9e7thfhq,104,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/claims?limit=1',
        name: 'onrecord: /claims',
        itemListElement: [
          {
            '@type': 'Claim',
            '@id': 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            identifier: 'clm_br6zet7refgwmen8r2zp',
            text: 'the work had cost more than 12 million euros',
            mentions: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            appearance: { '@type': 'NewsArticle', '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
            isPartOf: { '@type': 'Quotation', '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h' },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/claims?limit=1</id>\n  <title>onrecord: /claims</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/claims?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/claims?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/claims/clm_br6zet7refgwmen8r2zp</id>\n    <title>the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denies"/>\n    <link rel="alternate" href="http://localhost/claims/clm_br6zet7refgwmen8r2zp"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /claims',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/claims?limit=1',
        items: [
          {
            id: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            url: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'the work had cost more than 12 million euros',
            content_text: 'the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denies'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: claim\ndata: {"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  getClaim: {
    params: { id: 'clm_br6zet7refgwmen8r2zp' },
    body: {
      id: 'clm_br6zet7refgwmen8r2zp',
      articleId: 'art_gyajym089nqa9e7thfhq',
      quoteId: 'quo_jn32133820vyr42btp4h',
      text: 'the work had cost more than 12 million euros',
      spans: [{ start: 104, end: 148 }],
      claimants: [
        { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor', stance: 'denies' },
      ],
      checkworthiness: 0.974,
      quantities: [
        { value: 12000000, unit: 'EUR', comparison: 'more', text: 'more than 12 million euros', start: 122, end: 148 },
      ],
      dates: [],
      occurrences: 1,
      reviews: [],
      withdrawn: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n',
      'text/csv':
        '﻿id,text,claimants,claimantIds,stances,checkworthiness,quantities,dates,reviews,quoteId,articleId,start,end,withdrawnAt\r\nclm_br6zet7refgwmen8r2zp,the work had cost more than 12 million euros,Anna Berg,ent_kw67vypg856w1rwe5mea,denies,0.974,more 12000000 EUR,,0,quo_jn32133820vyr42btp4h,art_gyajym089nqa9e7thfhq,104,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'Claim',
        '@id': 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
        identifier: 'clm_br6zet7refgwmen8r2zp',
        text: 'the work had cost more than 12 million euros',
        mentions: [
          {
            '@type': 'Person',
            '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
            name: 'Anna Berg',
            jobTitle: ['Mayor'],
          },
        ],
        appearance: { '@type': 'NewsArticle', '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
        isPartOf: { '@type': 'Quotation', '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h' },
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no claim with the id "clm_00000000000000000000"',
      },
    },
  },
  listOccurrencesOfClaim: {
    params: { id: 'clm_br6zet7refgwmen8r2zp' },
    body: {
      items: [
        {
          id: 'clm_br6zet7refgwmen8r2zp',
          articleId: 'art_gyajym089nqa9e7thfhq',
          quoteId: 'quo_jn32133820vyr42btp4h',
          text: 'the work had cost more than 12 million euros',
          spans: [{ start: 104, end: 148 }],
          claimants: [
            { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor', stance: 'denies' },
          ],
          checkworthiness: 0.974,
          quantities: [
            {
              value: 12000000,
              unit: 'EUR',
              comparison: 'more',
              text: 'more than 12 million euros',
              start: 122,
              end: 148,
            },
          ],
          dates: [],
          occurrences: 1,
          reviews: [],
          withdrawn: null,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n',
      'text/csv':
        '﻿id,text,claimants,claimantIds,stances,checkworthiness,quantities,dates,reviews,quoteId,articleId,start,end,withdrawnAt\r\nclm_br6zet7refgwmen8r2zp,the work had cost more than 12 million euros,Anna Berg,ent_kw67vypg856w1rwe5mea,denies,0.974,more 12000000 EUR,,0,quo_jn32133820vyr42btp4h,art_gyajym089nqa9e7thfhq,104,148,\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/claims/clm_br6zet7refgwmen8r2zp/occurrences?limit=1',
        name: 'onrecord: /claims/clm_br6zet7refgwmen8r2zp/occurrences',
        itemListElement: [
          {
            '@type': 'Claim',
            '@id': 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            identifier: 'clm_br6zet7refgwmen8r2zp',
            text: 'the work had cost more than 12 million euros',
            mentions: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            appearance: { '@type': 'NewsArticle', '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
            isPartOf: { '@type': 'Quotation', '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h' },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/claims/clm_br6zet7refgwmen8r2zp/occurrences?limit=1</id>\n  <title>onrecord: /claims/clm_br6zet7refgwmen8r2zp/occurrences</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/claims/clm_br6zet7refgwmen8r2zp/occurrences?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/claims/clm_br6zet7refgwmen8r2zp/occurrences?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/claims/clm_br6zet7refgwmen8r2zp</id>\n    <title>the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denies"/>\n    <link rel="alternate" href="http://localhost/claims/clm_br6zet7refgwmen8r2zp"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /claims/clm_br6zet7refgwmen8r2zp/occurrences',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp/occurrences?limit=1',
        items: [
          {
            id: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            url: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'the work had cost more than 12 million euros',
            content_text: 'the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denies'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: claim\ndata: {"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":1,"reviews":[],"withdrawn":null}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no claim with the id "clm_00000000000000000000"',
      },
    },
  },
  postReviewOfClaim: {
    params: { id: 'clm_br6zet7refgwmen8r2zp' },
    body: {
      id: 'rev_s6w5aa4qrrg0ce3ydhsf',
      claimId: 'clm_br6zet7refgwmen8r2zp',
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://facts.example.org/2024/03/cost-of-the-bridge',
      reviewRating: { alternateName: 'Mostly false', ratingValue: 2, '@type': 'Rating', bestRating: 5, worstRating: 1 },
      author: { name: 'Example Facts', url: 'https://facts.example.org/', '@type': 'Organization' },
      datePublished: '2024-03-07',
      claimReviewed: 'The bridge has cost more than 12 million euros.',
      matchScore: null,
      createdAt: '2024-03-05T09:30:00.000Z',
      updatedAt: '2024-03-05T09:30:00.000Z',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/url is required',
        errors: [{ pointer: '/url', detail: 'is required' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no claim with the id "clm_00000000000000000000"',
      },
      '409': {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        detail:
          'the publisher has taken the claim out of the article (noticed at 2024-03-05T09:30:00.000Z): what was known of it stays as it was; a fact-check can be attached when an article with its words is posted under the same address',
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'send the body as one of these content types: application/ld+json, application/json',
      },
    },
  },
  listReviewsOfClaim: {
    params: { id: 'clm_br6zet7refgwmen8r2zp' },
    body: {
      items: [
        {
          id: 'rev_s6w5aa4qrrg0ce3ydhsf',
          claimId: 'clm_br6zet7refgwmen8r2zp',
          '@context': 'https://schema.org',
          '@type': 'ClaimReview',
          url: 'https://facts.example.org/2024/03/cost-of-the-bridge',
          reviewRating: {
            alternateName: 'Mostly false',
            ratingValue: 2,
            '@type': 'Rating',
            bestRating: 5,
            worstRating: 1,
          },
          author: { name: 'Example Facts', url: 'https://facts.example.org/', '@type': 'Organization' },
          datePublished: '2024-03-07',
          claimReviewed: 'The bridge has cost more than 12 million euros.',
          matchScore: null,
          createdAt: '2024-03-05T09:30:00.000Z',
          updatedAt: '2024-03-05T09:30:00.000Z',
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"rev_s6w5aa4qrrg0ce3ydhsf","claimId":"clm_br6zet7refgwmen8r2zp","@context":"https://schema.org","@type":"ClaimReview","url":"https://facts.example.org/2024/03/cost-of-the-bridge","reviewRating":{"alternateName":"Mostly false","ratingValue":2,"@type":"Rating","bestRating":5,"worstRating":1},"author":{"name":"Example Facts","url":"https://facts.example.org/","@type":"Organization"},"datePublished":"2024-03-07","claimReviewed":"The bridge has cost more than 12 million euros.","matchScore":null,"createdAt":"2024-03-05T09:30:00.000Z","updatedAt":"2024-03-05T09:30:00.000Z"}\n',
      'text/csv':
        '﻿id,claimId,url,verdict,rating,reviewer,claimReviewed,datePublished,updatedAt\r\nrev_s6w5aa4qrrg0ce3ydhsf,clm_br6zet7refgwmen8r2zp,https://facts.example.org/2024/03/cost-of-the-bridge,Mostly false,2,Example Facts,The bridge has cost more than 12 million euros.,2024-03-07,2024-03-05T09:30:00.000Z\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no claim with the id "clm_00000000000000000000"',
      },
    },
  },
  getReviewOfClaim: {
    params: { id: 'clm_br6zet7refgwmen8r2zp', reviewId: 'rev_s6w5aa4qrrg0ce3ydhsf' },
    body: {
      id: 'rev_s6w5aa4qrrg0ce3ydhsf',
      claimId: 'clm_br6zet7refgwmen8r2zp',
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://facts.example.org/2024/03/cost-of-the-bridge',
      reviewRating: { alternateName: 'Mostly false', ratingValue: 2, '@type': 'Rating', bestRating: 5, worstRating: 1 },
      author: { name: 'Example Facts', url: 'https://facts.example.org/', '@type': 'Organization' },
      datePublished: '2024-03-07',
      claimReviewed: 'The bridge has cost more than 12 million euros.',
      matchScore: null,
      createdAt: '2024-03-05T09:30:00.000Z',
      updatedAt: '2024-03-05T09:30:00.000Z',
    },
    forms: {
      'application/x-ndjson':
        '{"id":"rev_s6w5aa4qrrg0ce3ydhsf","claimId":"clm_br6zet7refgwmen8r2zp","@context":"https://schema.org","@type":"ClaimReview","url":"https://facts.example.org/2024/03/cost-of-the-bridge","reviewRating":{"alternateName":"Mostly false","ratingValue":2,"@type":"Rating","bestRating":5,"worstRating":1},"author":{"name":"Example Facts","url":"https://facts.example.org/","@type":"Organization"},"datePublished":"2024-03-07","claimReviewed":"The bridge has cost more than 12 million euros.","matchScore":null,"createdAt":"2024-03-05T09:30:00.000Z","updatedAt":"2024-03-05T09:30:00.000Z"}\n',
      'text/csv':
        '﻿id,claimId,url,verdict,rating,reviewer,claimReviewed,datePublished,updatedAt\r\nrev_s6w5aa4qrrg0ce3ydhsf,clm_br6zet7refgwmen8r2zp,https://facts.example.org/2024/03/cost-of-the-bridge,Mostly false,2,Example Facts,The bridge has cost more than 12 million euros.,2024-03-07,2024-03-05T09:30:00.000Z\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no review with the id "rev_00000000000000000000"',
      },
    },
  },
  deleteReviewOfClaim: {
    params: { id: 'clm_br6zet7refgwmen8r2zp', reviewId: 'rev_s6w5aa4qrrg0ce3ydhsf' },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'force is not known: there is none to give here',
        errors: [{ parameter: 'force', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no review with the id "rev_00000000000000000000"',
      },
    },
  },
  getStats: {
    body: {
      by: ['speaker', 'month'],
      rows: [
        { speaker: { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person' }, month: '2024-03', quotes: 2 },
      ],
      other: 0,
      total: 2,
      complete: true,
    },
    forms: {
      'application/x-ndjson':
        '{"by":["speaker","month"],"rows":[{"speaker":{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person"},"month":"2024-03","quotes":2}],"other":0,"total":2,"complete":true}\n',
      'text/csv': '﻿speaker,speakerId,month,quotes\r\nAnna Berg,ent_kw67vypg856w1rwe5mea,2024-03,2\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail:
          'by must be one of speaker, addressee, entity, publisher, act, type, month, day, saidMonth, saidDay, not "year"',
        errors: [
          {
            parameter: 'by',
            detail:
              'must be one of speaker, addressee, entity, publisher, act, type, month, day, saidMonth, saidDay, not "year"',
          },
        ],
      },
    },
  },
  compare: {
    body: {
      by: 'speaker',
      q: 'bridge',
      sides: [
        {
          speaker: { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person' },
          total: 1,
          complete: true,
          acts: [{ act: 'promise', quotes: 1 }],
          quotes: [
            {
              id: 'quo_4hdf80rrt9r4zfmttf04',
              articleId: 'art_gyajym089nqa9e7thfhq',
              type: 'direct',
              text: '"We will open the bridge in May,"',
              spans: [{ start: 0, end: 33 }],
              cue: { text: 'told', start: 50, end: 54, lemma: 'tell' },
              source: { text: 'Mayor Anna Berg', spans: [{ start: 34, end: 49 }] },
              speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
              addressees: [{ id: 'ent_9artkexga4eadkx161kk', name: 'Example Gazette', start: 55, end: 74 }],
              act: 'promise',
              saidAt: '2024-03-04',
              confidence: 0.933,
              version: 1,
              review: { status: 'unreviewed', by: null, at: null },
              occurrences: 1,
              withdrawn: null,
              article: {
                headline: 'Bridge to open in May, says mayor',
                url: 'https://www.example.org/2024/03/bridge',
                publisher: 'Example Gazette',
                publishedAt: '2024-03-05',
              },
            },
          ],
        },
      ],
      months: {
        by: ['speaker', 'month'],
        rows: [
          {
            speaker: { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person' },
            month: '2024-03',
            quotes: 1,
          },
        ],
        other: 0,
        total: 1,
        complete: true,
      },
    },
    forms: {
      'application/x-ndjson':
        '{"by":"speaker","q":"bridge","sides":[{"speaker":{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person"},"total":1,"complete":true,"acts":[{"act":"promise","quotes":1}],"quotes":[{"id":"quo_4hdf80rrt9r4zfmttf04","articleId":"art_gyajym089nqa9e7thfhq","type":"direct","text":"\\"We will open the bridge in May,\\"","spans":[{"start":0,"end":33}],"cue":{"text":"told","start":50,"end":54,"lemma":"tell"},"source":{"text":"Mayor Anna Berg","spans":[{"start":34,"end":49}]},"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor"}],"addressees":[{"id":"ent_9artkexga4eadkx161kk","name":"Example Gazette","start":55,"end":74}],"act":"promise","saidAt":"2024-03-04","confidence":0.933,"version":1,"review":{"status":"unreviewed","by":null,"at":null},"occurrences":1,"withdrawn":null,"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}]}],"months":{"by":["speaker","month"],"rows":[{"speaker":{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person"},"month":"2024-03","quotes":1}],"other":0,"total":1,"complete":true}}\n',
      'text/csv': '﻿speaker,speakerId,month,quotes\r\nAnna Berg,ent_kw67vypg856w1rwe5mea,2024-03,1\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'publisher must not be given beside speaker',
        errors: [{ parameter: 'publisher', detail: 'must not be given beside speaker' }],
      },
    },
  },
  getHealth: {
    body: { status: 'ok' },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
    },
  },
  getReadiness: {
    body: { status: 'ok' },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
    },
  },
  getAccess: {
    body: { by: null, scopes: [], mayWrite: true, refusal: null },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
    },
  },
  listDoubtfulPairs: {
    body: {
      items: [
        {
          entity: {
            id: 'ent_nf6cby2avtepjpxatqcg',
            type: 'person',
            name: 'Anna Berg',
            aliases: [],
            roles: ['goalkeeper'],
            version: 1,
            sameAs: [],
            counts: { articles: 1, quotes: 1, mentions: 1 },
            firstSeen: '2024-03-09',
            lastSeen: '2024-03-09',
          },
          other: {
            id: 'ent_kw67vypg856w1rwe5mea',
            type: 'person',
            name: 'Anna Berg',
            aliases: ['Berg'],
            roles: ['Mayor'],
            version: 1,
            sameAs: [],
            counts: { articles: 1, quotes: 2, mentions: 2 },
            firstSeen: '2024-03-05',
            lastSeen: '2024-03-05',
          },
          articleId: 'art_dv1q7vbs9nkmedgfhm0b',
          score: 0.608,
          evidence: [
            { feature: 'name', value: 'same', weight: 3 },
            { feature: 'role', value: 'contradictory', weight: -3.5 },
            { feature: 'company', value: 'Example Gazette', weight: 0.64 },
            { feature: 'publisher', value: 'Example Gazette', weight: 0.3 },
          ],
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"entity":{"id":"ent_nf6cby2avtepjpxatqcg","type":"person","name":"Anna Berg","aliases":[],"roles":["goalkeeper"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":1,"mentions":1},"firstSeen":"2024-03-09","lastSeen":"2024-03-09"},"other":{"id":"ent_kw67vypg856w1rwe5mea","type":"person","name":"Anna Berg","aliases":["Berg"],"roles":["Mayor"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":2,"mentions":2},"firstSeen":"2024-03-05","lastSeen":"2024-03-05"},"articleId":"art_dv1q7vbs9nkmedgfhm0b","score":0.608,"evidence":[{"feature":"name","value":"same","weight":3},{"feature":"role","value":"contradictory","weight":-3.5},{"feature":"company","value":"Example Gazette","weight":0.64},{"feature":"publisher","value":"Example Gazette","weight":0.3}]}\n',
      'text/csv':
        '﻿score,entityId,entityName,entityType,otherId,otherName,otherType,articleId,evidence\r\n0.608,ent_nf6cby2avtepjpxatqcg,Anna Berg,person,ent_kw67vypg856w1rwe5mea,Anna Berg,person,art_dv1q7vbs9nkmedgfhm0b,name same (3); role contradictory (-3.5); company Example Gazette (0.64); publisher Example Gazette (0.3)\r\n',
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/entities/doubtful?limit=1</id>\n  <title>onrecord: /entities/doubtful</title>\n  <updated>2024-03-09T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/entities/doubtful?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/entities/doubtful?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/entities/ent_nf6cby2avtepjpxatqcg#ent_kw67vypg856w1rwe5mea</id>\n    <title>Anna Berg = Anna Berg?</title>\n    <updated>2024-03-09T00:00:00Z</updated>\n    <published>2024-03-09T00:00:00Z</published>\n    <category term="person"/>\n    <link rel="alternate" href="http://localhost/entities/ent_nf6cby2avtepjpxatqcg#ent_kw67vypg856w1rwe5mea"/>\n    <content type="text">name: same (3)\nrole: contradictory (-3.5)\ncompany: Example Gazette (0.64)\npublisher: Example Gazette (0.3)</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /entities/doubtful',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/entities/doubtful?limit=1',
        items: [
          {
            id: 'http://localhost/entities/ent_nf6cby2avtepjpxatqcg#ent_kw67vypg856w1rwe5mea',
            url: 'http://localhost/entities/ent_nf6cby2avtepjpxatqcg#ent_kw67vypg856w1rwe5mea',
            title: 'Anna Berg = Anna Berg?',
            content_text:
              'name: same (3)\nrole: contradictory (-3.5)\ncompany: Example Gazette (0.64)\npublisher: Example Gazette (0.3)',
            date_published: '2024-03-09T00:00:00Z',
            date_modified: '2024-03-09T00:00:00Z',
            authors: [],
            tags: ['person'],
          },
        ],
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  listQuotedWithEntity: {
    params: { id: 'ent_nf6cby2avtepjpxatqcg' },
    body: {
      items: [
        {
          id: 'ent_2txvhdpb3828hrnbcdvn',
          type: 'person',
          name: 'Tom Carter',
          aliases: [],
          roles: ['Coach'],
          version: 1,
          sameAs: [],
          counts: { articles: 1, quotes: 1, mentions: 1 },
          firstSeen: '2024-03-09',
          lastSeen: '2024-03-09',
          sharedArticles: 1,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"ent_2txvhdpb3828hrnbcdvn","type":"person","name":"Tom Carter","aliases":[],"roles":["Coach"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":1,"mentions":1},"firstSeen":"2024-03-09","lastSeen":"2024-03-09","sharedArticles":1}\n',
      'text/csv':
        '﻿id,type,name,aliases,roles,sameAs,articles,quotes,mentions,firstSeen,lastSeen,sharedArticles\r\nent_2txvhdpb3828hrnbcdvn,person,Tom Carter,,Coach,,1,1,1,2024-03-09,2024-03-09,1\r\n',
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: entity\ndata: {"id":"ent_2txvhdpb3828hrnbcdvn","type":"person","name":"Tom Carter","aliases":[],"roles":["Coach"],"version":1,"sameAs":[],"counts":{"articles":1,"quotes":1,"mentions":1},"firstSeen":"2024-03-09","lastSeen":"2024-03-09","sharedArticles":1}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
    },
  },
  patchQuote: {
    params: { id: 'quo_jn32133820vyr42btp4h' },
    request: { act: 'announcement', review: { status: 'confirmed' } },
    body: {
      id: 'quo_jn32133820vyr42btp4h',
      articleId: 'art_gyajym089nqa9e7thfhq',
      type: 'indirect',
      text: 'that the work had cost more than 12 million euros',
      spans: [{ start: 99, end: 148 }],
      cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
      source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
      speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
      addressees: [],
      act: 'announcement',
      saidAt: '2024-03-04',
      confidence: 0.914,
      version: 2,
      review: { status: 'confirmed', by: null, at: '2024-03-05T09:30:00.000Z' },
      occurrences: 1,
      withdrawn: null,
      article: {
        headline: 'Bridge to open in May, says mayor',
        url: 'https://www.example.org/2024/03/bridge',
        publisher: 'Example Gazette',
        publishedAt: '2024-03-05',
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail:
          '/act must be one of statement, announcement, confirmation, denial, admission, accusation, criticism, endorsement, warning, promise, request, question, prediction, belief',
        errors: [
          {
            pointer: '/act',
            detail:
              'must be one of statement, announcement, confirmation, denial, admission, accusation, criticism, endorsement, warning, promise, request, question, prediction, belief',
          },
        ],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no quote with the id "quo_00000000000000000000"',
      },
      '409': {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        detail:
          'the publisher has taken the quote out of the article (noticed at 2024-03-05T09:30:00.000Z): what was known of it stays as it was; it can be changed again when an article with its words is posted under the same address',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the record has been changed meanwhile, its version is 1 now: read it again, and decide anew',
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'send the body as one of these content types: application/merge-patch+json, application/json',
      },
      '422': {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: '/spans/0/end is outside the text, which has 149 code points',
        errors: [{ pointer: '/spans/0/end', detail: 'is outside the text, which has 149 code points' }],
      },
      '428': {
        type: 'about:blank',
        title: 'Precondition Required',
        status: 428,
        detail: 'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
      },
    },
  },
  listHistoryOfQuote: {
    params: { id: 'quo_jn32133820vyr42btp4h' },
    body: {
      items: [
        {
          recordId: 'quo_jn32133820vyr42btp4h',
          version: 2,
          action: 'correct',
          by: null,
          at: '2024-03-05T09:30:00.000Z',
          before: { act: 'denial', review: { status: 'unreviewed', by: null, at: null } },
          after: { act: 'announcement', review: { status: 'confirmed', by: null, at: '2024-03-05T09:30:00.000Z' } },
          undone: false,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"recordId":"quo_jn32133820vyr42btp4h","version":2,"action":"correct","by":null,"at":"2024-03-05T09:30:00.000Z","before":{"act":"denial","review":{"status":"unreviewed","by":null,"at":null}},"after":{"act":"announcement","review":{"status":"confirmed","by":null,"at":"2024-03-05T09:30:00.000Z"}},"undone":false}\n',
      'text/csv':
        '﻿recordId,version,action,by,at,undone,fields,before,after\r\nquo_jn32133820vyr42btp4h,2,correct,,2024-03-05T09:30:00.000Z,false,act; review,"{""act"":""denial"",""review"":{""status"":""unreviewed"",""by"":null,""at"":null}}","{""act"":""announcement"",""review"":{""status"":""confirmed"",""by"":null,""at"":""2024-03-05T09:30:00.000Z""}}"\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no quote with the id "quo_00000000000000000000"',
      },
    },
  },
  undoQuote: {
    params: { id: 'quo_jn32133820vyr42btp4h' },
    body: {
      id: 'quo_jn32133820vyr42btp4h',
      articleId: 'art_gyajym089nqa9e7thfhq',
      type: 'indirect',
      text: 'that the work had cost more than 12 million euros',
      spans: [{ start: 99, end: 148 }],
      cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
      source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
      speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
      addressees: [],
      act: 'denial',
      saidAt: '2024-03-04',
      confidence: 0.914,
      version: 3,
      review: { status: 'unreviewed', by: null, at: null },
      occurrences: 1,
      withdrawn: null,
      article: {
        headline: 'Bridge to open in May, says mayor',
        url: 'https://www.example.org/2024/03/bridge',
        publisher: 'Example Gazette',
        publishedAt: '2024-03-05',
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'force is not known: there is none to give here',
        errors: [{ parameter: 'force', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no quote with the id "quo_00000000000000000000"',
      },
      '409': {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        detail:
          'the publisher has taken the quote out of the article (noticed at 2024-03-05T09:30:00.000Z): what was known of it stays as it was; it can be changed again when an article with its words is posted under the same address',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the record has been changed meanwhile, its version is 2 now: read it again, and decide anew',
      },
      '422': {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: 'there is no change of this quote that could be taken back',
        errors: [{ pointer: '', detail: 'there is no change of this quote that could be taken back' }],
      },
      '428': {
        type: 'about:blank',
        title: 'Precondition Required',
        status: 428,
        detail: 'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
      },
    },
  },
  postQuote: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    request: { spans: [{ start: 104, end: 148 }], type: 'indirect', speakers: [{ name: 'Anna Berg' }], act: 'denial' },
    body: {
      id: 'quo_hec5z5jgem25aw1xyfte',
      articleId: 'art_gyajym089nqa9e7thfhq',
      type: 'indirect',
      text: 'the work had cost more than 12 million euros',
      spans: [{ start: 104, end: 148 }],
      cue: null,
      source: null,
      speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: null }],
      addressees: [],
      act: 'denial',
      saidAt: null,
      confidence: 1,
      version: 1,
      review: { status: 'confirmed', by: null, at: '2024-03-05T09:30:00.000Z' },
      occurrences: 2,
      withdrawn: null,
      article: {
        headline: 'Bridge to open in May, says mayor',
        url: 'https://www.example.org/2024/03/bridge',
        publisher: 'Example Gazette',
        publishedAt: '2024-03-05',
      },
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/spans must not be empty; /type is required',
        errors: [
          { pointer: '/spans', detail: 'must not be empty' },
          { pointer: '/type', detail: 'is required' },
        ],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the article has a quote there already: `Location` names it',
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'send the body as one of these content types: application/json',
      },
      '422': {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: '/spans/0/end must be greater than start',
        errors: [{ pointer: '/spans/0/end', detail: 'must be greater than start' }],
      },
    },
  },
  patchEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    request: { roles: ['Mayor of Riga'], sameAs: ['https://www.wikidata.org/entity/Q42'] },
    body: {
      id: 'ent_kw67vypg856w1rwe5mea',
      type: 'person',
      name: 'Anna Berg',
      aliases: ['Berg'],
      roles: ['Mayor of Riga'],
      version: 2,
      sameAs: ['https://www.wikidata.org/entity/Q42'],
      counts: { articles: 1, quotes: 3, mentions: 2 },
      firstSeen: '2024-03-05',
      lastSeen: '2024-03-05',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/type must be one of person, organization, place',
        errors: [{ pointer: '/type', detail: 'must be one of person, organization, place' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the record has been changed meanwhile, its version is 1 now: read it again, and decide anew',
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'send the body as one of these content types: application/merge-patch+json, application/json',
      },
      '428': {
        type: 'about:blank',
        title: 'Precondition Required',
        status: 428,
        detail: 'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
      },
    },
  },
  listHistoryOfEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      items: [
        {
          recordId: 'ent_kw67vypg856w1rwe5mea',
          version: 2,
          action: 'correct',
          by: null,
          at: '2024-03-05T09:30:00.000Z',
          before: { roles: ['Mayor'], sameAs: [] },
          after: { roles: ['Mayor of Riga'], sameAs: ['https://www.wikidata.org/entity/Q42'] },
          undone: false,
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"recordId":"ent_kw67vypg856w1rwe5mea","version":2,"action":"correct","by":null,"at":"2024-03-05T09:30:00.000Z","before":{"roles":["Mayor"],"sameAs":[]},"after":{"roles":["Mayor of Riga"],"sameAs":["https://www.wikidata.org/entity/Q42"]},"undone":false}\n',
      'text/csv':
        '﻿recordId,version,action,by,at,undone,fields,before,after\r\nent_kw67vypg856w1rwe5mea,2,correct,,2024-03-05T09:30:00.000Z,false,roles; sameAs,"{""roles"":[""Mayor""],""sameAs"":[]}","{""roles"":[""Mayor of Riga""],""sameAs"":[""https://www.wikidata.org/entity/Q42""]}"\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
    },
  },
  keepEntityApart: {
    params: { id: 'ent_nf6cby2avtepjpxatqcg' },
    request: { from: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      id: 'ent_nf6cby2avtepjpxatqcg',
      type: 'person',
      name: 'Anna Berg',
      aliases: [],
      roles: ['goalkeeper'],
      version: 2,
      sameAs: [],
      counts: { articles: 1, quotes: 1, mentions: 1 },
      firstSeen: '2024-03-09',
      lastSeen: '2024-03-09',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/from must be the id of an entity: ent_ and 20 characters',
        errors: [{ pointer: '/from', detail: 'must be the id of an entity: ent_ and 20 characters' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the record has been changed meanwhile, its version is 1 now: read it again, and decide anew',
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'send the body as one of these content types: application/json',
      },
      '422': {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: '/from is this entity itself',
        errors: [{ pointer: '/from', detail: 'is this entity itself' }],
      },
      '428': {
        type: 'about:blank',
        title: 'Precondition Required',
        status: 428,
        detail: 'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
      },
    },
  },
  mergeEntity: {
    params: { id: 'ent_nf6cby2avtepjpxatqcg' },
    request: { into: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      id: 'ent_kw67vypg856w1rwe5mea',
      type: 'person',
      name: 'Anna Berg',
      aliases: ['Berg'],
      roles: ['Mayor of Riga', 'goalkeeper'],
      version: 3,
      sameAs: ['https://www.wikidata.org/entity/Q42'],
      counts: { articles: 2, quotes: 4, mentions: 3 },
      firstSeen: '2024-03-05',
      lastSeen: '2024-03-09',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: '/into must be the id of an entity: ent_ and 20 characters',
        errors: [{ pointer: '/into', detail: 'must be the id of an entity: ent_ and 20 characters' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the record has been changed meanwhile, its version is 2 now: read it again, and decide anew',
      },
      '413': {
        type: 'about:blank',
        title: 'Payload Too Large',
        status: 413,
        detail: 'the body is too large: 2 MiB is the most that is read',
      },
      '415': {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'send the body as one of these content types: application/json',
      },
      '422': {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: '/into is this entity itself',
        errors: [{ pointer: '/into', detail: 'is this entity itself' }],
      },
      '428': {
        type: 'about:blank',
        title: 'Precondition Required',
        status: 428,
        detail: 'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
      },
    },
  },
  undoEntity: {
    params: { id: 'ent_kw67vypg856w1rwe5mea' },
    body: {
      id: 'ent_kw67vypg856w1rwe5mea',
      type: 'person',
      name: 'Anna Berg',
      aliases: ['Berg'],
      roles: ['Mayor of Riga'],
      version: 4,
      sameAs: ['https://www.wikidata.org/entity/Q42'],
      counts: { articles: 1, quotes: 3, mentions: 2 },
      firstSeen: '2024-03-05',
      lastSeen: '2024-03-05',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'force is not known: there is none to give here',
        errors: [{ parameter: 'force', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no entity with the id "ent_00000000000000000000"',
      },
      '412': {
        type: 'about:blank',
        title: 'Precondition Failed',
        status: 412,
        detail: 'the record has been changed meanwhile, its version is 3 now: read it again, and decide anew',
      },
      '422': {
        type: 'about:blank',
        title: 'Unprocessable Entity',
        status: 422,
        detail: 'there is no change of this entity that could be taken back',
        errors: [{ pointer: '', detail: 'there is no change of this entity that could be taken back' }],
      },
      '428': {
        type: 'about:blank',
        title: 'Precondition Required',
        status: 428,
        detail: 'send If-Match with the version that you have seen, as the record has it: If-Match: "1"',
      },
    },
  },
  listRevisionsOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    body: {
      items: [
        {
          articleId: 'art_gyajym089nqa9e7thfhq',
          number: 1,
          contentHash: '6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c',
          replacedAt: '2024-03-05T09:30:00.000Z',
          changed: {
            facts: [
              { field: 'modifiedAt', before: null, after: '2024-03-06' },
              {
                field: 'notes',
                before: [],
                after: [
                  {
                    kind: 'correction',
                    text: 'An earlier version of this article told of the cost.',
                    at: '2024-03-05T09:30:00.000Z',
                  },
                ],
              },
            ],
            text: [
              {
                kind: 'same',
                text: '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.',
                omitted: 0,
              },
              {
                kind: 'removed',
                text: '\n\nBerg denied that the work had cost more than 12 million euros.',
                omitted: 0,
              },
            ],
            exact: true,
          },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"articleId":"art_gyajym089nqa9e7thfhq","number":1,"contentHash":"6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c","replacedAt":"2024-03-05T09:30:00.000Z","changed":{"facts":[{"field":"modifiedAt","before":null,"after":"2024-03-06"},{"field":"notes","before":[],"after":[{"kind":"correction","text":"An earlier version of this article told of the cost.","at":"2024-03-06"}]}],"text":[{"kind":"same","text":"\\"We will open the bridge in May,\\" Mayor Anna Berg told the Example Gazette on Monday.","omitted":0},{"kind":"removed","text":"\\n\\nBerg denied that the work had cost more than 12 million euros.","omitted":0}],"exact":true}}\n',
      'text/csv':
        '﻿articleId,number,replacedAt,contentHash,facts,removed,added\r\nart_gyajym089nqa9e7thfhq,1,2024-03-05T09:30:00.000Z,6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c,modifiedAt; notes,Berg denied that the work had cost more than 12 million euros.,\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
  getRevisionOfArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq', number: 1 },
    body: {
      articleId: 'art_gyajym089nqa9e7thfhq',
      number: 1,
      contentHash: '6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c',
      replacedAt: '2024-03-05T09:30:00.000Z',
      changed: {
        facts: [
          { field: 'modifiedAt', before: null, after: '2024-03-06' },
          {
            field: 'notes',
            before: [],
            after: [
              {
                kind: 'correction',
                text: 'An earlier version of this article told of the cost.',
                at: '2024-03-05T09:30:00.000Z',
              },
            ],
          },
        ],
        text: [
          {
            kind: 'same',
            text: '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.',
            omitted: 0,
          },
          { kind: 'removed', text: '\n\nBerg denied that the work had cost more than 12 million euros.', omitted: 0 },
        ],
        exact: true,
      },
      draft: {
        url: 'https://www.example.org/2024/03/bridge',
        headline: 'Bridge to open in May, says mayor',
        publisher: 'Example Gazette',
        authors: ['Jane Roe'],
        language: null,
        publishedAt: '2024-03-05',
        modifiedAt: null,
        license: null,
        notes: [],
        excerpt: false,
        text: '"We will open the bridge in May," Mayor Anna Berg told the Example Gazette on Monday.\n\nBerg denied that the work had cost more than 12 million euros.',
      },
    },
    forms: {
      'application/x-ndjson':
        '{"articleId":"art_gyajym089nqa9e7thfhq","number":1,"contentHash":"6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c","replacedAt":"2024-03-05T09:30:00.000Z","changed":{"facts":[{"field":"modifiedAt","before":null,"after":"2024-03-06"},{"field":"notes","before":[],"after":[{"kind":"correction","text":"An earlier version of this article told of the cost.","at":"2024-03-06"}]}],"text":[{"kind":"same","text":"\\"We will open the bridge in May,\\" Mayor Anna Berg told the Example Gazette on Monday.","omitted":0},{"kind":"removed","text":"\\n\\nBerg denied that the work had cost more than 12 million euros.","omitted":0}],"exact":true},"draft":{"url":"https://www.example.org/2024/03/bridge","headline":"Bridge to open in May, says mayor","publisher":"Example Gazette","authors":["Jane Roe"],"language":null,"publishedAt":"2024-03-05","modifiedAt":null,"license":null,"notes":[],"excerpt":false,"text":"\\"We will open the bridge in May,\\" Mayor Anna Berg told the Example Gazette on Monday.\\n\\nBerg denied that the work had cost more than 12 million euros."}}\n',
      'text/csv':
        '﻿articleId,number,replacedAt,contentHash,facts,removed,added\r\nart_gyajym089nqa9e7thfhq,1,2024-03-05T09:30:00.000Z,6c49073cd1958892a3a9da4552a2b3e3ead7ff25b3e414c15b4fdc5a48d96c1c,modifiedAt; notes,Berg denied that the work had cost more than 12 million euros.,\r\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'verbose is not known: there is none to give here',
        errors: [{ parameter: 'verbose', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no revision with the id "art_gyajym089nqa9e7thfhq/revisions/2"',
      },
    },
  },
  listWithdrawnQuotes: {
    body: {
      items: [
        {
          id: 'quo_hec5z5jgem25aw1xyfte',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'the work had cost more than 12 million euros',
          spans: [{ start: 104, end: 148 }],
          cue: null,
          source: null,
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: null }],
          addressees: [],
          act: 'denial',
          saidAt: null,
          confidence: 1,
          version: 2,
          review: { status: 'confirmed', by: null, at: '2024-03-05T09:30:00.000Z' },
          occurrences: 0,
          withdrawn: { at: '2024-03-05T09:30:00.000Z', revision: 1 },
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
        {
          id: 'quo_jn32133820vyr42btp4h',
          articleId: 'art_gyajym089nqa9e7thfhq',
          type: 'indirect',
          text: 'that the work had cost more than 12 million euros',
          spans: [{ start: 99, end: 148 }],
          cue: { text: 'denied', start: 92, end: 98, lemma: 'deny' },
          source: { text: 'Berg', spans: [{ start: 87, end: 91 }] },
          speakers: [{ id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor' }],
          addressees: [],
          act: 'denial',
          saidAt: '2024-03-04',
          confidence: 0.914,
          version: 4,
          review: { status: 'unreviewed', by: null, at: null },
          occurrences: 0,
          withdrawn: { at: '2024-03-05T09:30:00.000Z', revision: 1 },
          article: {
            headline: 'Bridge to open in May, says mayor',
            url: 'https://www.example.org/2024/03/bridge',
            publisher: 'Example Gazette',
            publishedAt: '2024-03-05',
          },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"quo_hec5z5jgem25aw1xyfte","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"cue":null,"source":null,"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":null}],"addressees":[],"act":"denial","saidAt":null,"confidence":1,"version":2,"review":{"status":"confirmed","by":null,"at":"2024-03-05T09:30:00.000Z"},"occurrences":0,"withdrawn":{"at":"2024-03-05T09:30:00.000Z","revision":1},"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n',
      'text/csv':
        '﻿id,text,type,act,speakers,speakerIds,addressees,source,cue,saidAt,publishedAt,publisher,headline,articleUrl,articleId,confidence,review,occurrences,start,end,withdrawnAt\r\nquo_hec5z5jgem25aw1xyfte,the work had cost more than 12 million euros,indirect,denial,Anna Berg,ent_kw67vypg856w1rwe5mea,,,,,2024-03-05,Example Gazette,"Bridge to open in May, says mayor",https://www.example.org/2024/03/bridge,art_gyajym089nqa9e7thfhq,1,confirmed,0,104,148,2024-03-05T09:30:00.000Z\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/quotes/withdrawn?limit=1',
        name: 'onrecord: /quotes/withdrawn',
        itemListElement: [
          {
            '@type': 'Quotation',
            '@id': 'http://localhost/quotes/quo_hec5z5jgem25aw1xyfte',
            identifier: 'quo_hec5z5jgem25aw1xyfte',
            text: 'the work had cost more than 12 million euros',
            spokenByCharacter: [
              { '@type': 'Person', '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea', name: 'Anna Berg' },
            ],
            keywords: ['denial', 'indirect'],
            creativeWorkStatus: 'Withdrawn',
            isPartOf: {
              '@type': 'NewsArticle',
              '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq',
              url: 'https://www.example.org/2024/03/bridge',
              headline: 'Bridge to open in May, says mayor',
              publisher: { '@type': 'Organization', name: 'Example Gazette' },
              datePublished: '2024-03-05',
            },
          },
        ],
      },
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"': {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'http://localhost/quotes/withdrawn?limit=1',
        type: 'AnnotationPage',
        partOf: {
          id: 'http://localhost/quotes/withdrawn?limit=1#collection',
          type: 'AnnotationCollection',
          label: 'onrecord: /quotes/withdrawn',
          first: 'http://localhost/quotes/withdrawn?limit=1',
        },
        next: 'http://localhost/quotes/withdrawn?limit=1&cursor=ZW5IVGoxX2hbMl0',
        items: [
          {
            id: 'http://localhost/quotes/quo_hec5z5jgem25aw1xyfte#annotation',
            type: 'Annotation',
            motivation: 'identifying',
            body: [
              {
                id: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                type: 'schema:Person',
                'schema:name': 'Anna Berg',
              },
              { type: 'TextualBody', value: 'denial', purpose: 'tagging' },
            ],
            target: [
              {
                type: 'SpecificResource',
                source: 'http://localhost/articles/art_gyajym089nqa9e7thfhq/revisions/1',
                selector: [{ type: 'TextPositionSelector', start: 104, end: 148 }],
              },
            ],
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/quotes/withdrawn?limit=1</id>\n  <title>onrecord: /quotes/withdrawn</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/quotes/withdrawn?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/quotes/withdrawn?limit=1" type="application/atom+xml"/>\n  <link rel="next" href="http://localhost/quotes/withdrawn?limit=1&amp;cursor=ZW5IVGoxX2hbMl0" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/quotes/quo_hec5z5jgem25aw1xyfte</id>\n    <title>Anna Berg: the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denial"/>\n    <category term="indirect"/>\n    <link rel="alternate" href="http://localhost/quotes/quo_hec5z5jgem25aw1xyfte"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /quotes/withdrawn',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/quotes/withdrawn?limit=1',
        next_url: 'http://localhost/quotes/withdrawn?limit=1&cursor=ZW5IVGoxX2hbMl0',
        items: [
          {
            id: 'http://localhost/quotes/quo_hec5z5jgem25aw1xyfte',
            url: 'http://localhost/quotes/quo_hec5z5jgem25aw1xyfte',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'Anna Berg: the work had cost more than 12 million euros',
            content_text: 'the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denial', 'indirect'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: quote\ndata: {"id":"quo_hec5z5jgem25aw1xyfte","articleId":"art_gyajym089nqa9e7thfhq","type":"indirect","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"cue":null,"source":null,"speakers":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":null}],"addressees":[],"act":"denial","saidAt":null,"confidence":1,"version":2,"review":{"status":"confirmed","by":null,"at":"2024-03-05T09:30:00.000Z"},"occurrences":0,"withdrawn":{"at":"2024-03-05T09:30:00.000Z","revision":1},"article":{"headline":"Bridge to open in May, says mayor","url":"https://www.example.org/2024/03/bridge","publisher":"Example Gazette","publishedAt":"2024-03-05"}}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  listWithdrawnClaims: {
    body: {
      items: [
        {
          id: 'clm_br6zet7refgwmen8r2zp',
          articleId: 'art_gyajym089nqa9e7thfhq',
          quoteId: 'quo_jn32133820vyr42btp4h',
          text: 'the work had cost more than 12 million euros',
          spans: [{ start: 104, end: 148 }],
          claimants: [
            { id: 'ent_kw67vypg856w1rwe5mea', name: 'Anna Berg', type: 'person', role: 'Mayor', stance: 'denies' },
          ],
          checkworthiness: 0.974,
          quantities: [
            {
              value: 12000000,
              unit: 'EUR',
              comparison: 'more',
              text: 'more than 12 million euros',
              start: 122,
              end: 148,
            },
          ],
          dates: [],
          occurrences: 0,
          reviews: [],
          withdrawn: { at: '2024-03-05T09:30:00.000Z', revision: 1 },
        },
      ],
      next: null,
    },
    forms: {
      'application/x-ndjson':
        '{"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":0,"reviews":[],"withdrawn":{"at":"2024-03-05T09:30:00.000Z","revision":1}}\n',
      'text/csv':
        '﻿id,text,claimants,claimantIds,stances,checkworthiness,quantities,dates,reviews,quoteId,articleId,start,end,withdrawnAt\r\nclm_br6zet7refgwmen8r2zp,the work had cost more than 12 million euros,Anna Berg,ent_kw67vypg856w1rwe5mea,denies,0.974,more 12000000 EUR,,0,quo_jn32133820vyr42btp4h,art_gyajym089nqa9e7thfhq,104,148,2024-03-05T09:30:00.000Z\r\n',
      'application/ld+json': {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        '@id': 'http://localhost/claims/withdrawn?limit=1',
        name: 'onrecord: /claims/withdrawn',
        itemListElement: [
          {
            '@type': 'Claim',
            '@id': 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            identifier: 'clm_br6zet7refgwmen8r2zp',
            text: 'the work had cost more than 12 million euros',
            mentions: [
              {
                '@type': 'Person',
                '@id': 'http://localhost/entities/ent_kw67vypg856w1rwe5mea',
                name: 'Anna Berg',
                jobTitle: ['Mayor'],
              },
            ],
            creativeWorkStatus: 'Withdrawn',
            appearance: { '@type': 'NewsArticle', '@id': 'http://localhost/articles/art_gyajym089nqa9e7thfhq' },
            isPartOf: { '@type': 'Quotation', '@id': 'http://localhost/quotes/quo_jn32133820vyr42btp4h' },
          },
        ],
      },
      'application/atom+xml':
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>http://localhost/claims/withdrawn?limit=1</id>\n  <title>onrecord: /claims/withdrawn</title>\n  <updated>2024-03-05T00:00:00Z</updated>\n  <author>\n    <name>onrecord</name>\n  </author>\n  <link rel="self" href="http://localhost/claims/withdrawn?limit=1" type="application/atom+xml"/>\n  <link rel="first" href="http://localhost/claims/withdrawn?limit=1" type="application/atom+xml"/>\n  <entry>\n    <id>http://localhost/claims/clm_br6zet7refgwmen8r2zp</id>\n    <title>the work had cost more than 12 million euros</title>\n    <updated>2024-03-05T00:00:00Z</updated>\n    <published>2024-03-05T00:00:00Z</published>\n    <author>\n      <name>Anna Berg</name>\n      <uri>http://localhost/entities/ent_kw67vypg856w1rwe5mea</uri>\n    </author>\n    <category term="denies"/>\n    <link rel="alternate" href="http://localhost/claims/clm_br6zet7refgwmen8r2zp"/>\n    <link rel="related" href="https://www.example.org/2024/03/bridge"/>\n    <content type="text">the work had cost more than 12 million euros</content>\n  </entry>\n</feed>\n',
      'application/feed+json': {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'onrecord: /claims/withdrawn',
        home_page_url: 'http://localhost/',
        feed_url: 'http://localhost/claims/withdrawn?limit=1',
        items: [
          {
            id: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            url: 'http://localhost/claims/clm_br6zet7refgwmen8r2zp',
            external_url: 'https://www.example.org/2024/03/bridge',
            title: 'the work had cost more than 12 million euros',
            content_text: 'the work had cost more than 12 million euros',
            date_published: '2024-03-05T00:00:00Z',
            date_modified: '2024-03-05T00:00:00Z',
            authors: [{ name: 'Anna Berg', url: 'http://localhost/entities/ent_kw67vypg856w1rwe5mea' }],
            tags: ['denies'],
          },
        ],
      },
      'text/event-stream':
        'retry: 3000\nid: aUtINVVyTUJbMV0\n\nid: aUtINVVyTUJbMV0\nevent: claim\ndata: {"id":"clm_br6zet7refgwmen8r2zp","articleId":"art_gyajym089nqa9e7thfhq","quoteId":"quo_jn32133820vyr42btp4h","text":"the work had cost more than 12 million euros","spans":[{"start":104,"end":148}],"claimants":[{"id":"ent_kw67vypg856w1rwe5mea","name":"Anna Berg","type":"person","role":"Mayor","stance":"denies"}],"checkworthiness":0.974,"quantities":[{"value":12000000,"unit":"EUR","comparison":"more","text":"more than 12 million euros","start":122,"end":148}],"dates":[],"occurrences":0,"reviews":[],"withdrawn":{"at":"2024-03-05T09:30:00.000Z","revision":1}}\n\n',
    },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'limit must be a whole number from 1 to 100',
        errors: [{ parameter: 'limit', detail: 'must be a whole number from 1 to 100' }],
      },
    },
  },
  deleteArticle: {
    params: { id: 'art_gyajym089nqa9e7thfhq' },
    problems: {
      '400': {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'force is not known: there is none to give here',
        errors: [{ parameter: 'force', detail: 'is not known: there is none to give here' }],
      },
      '404': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'there is no article with the id "art_00000000000000000000"',
      },
    },
  },
};
