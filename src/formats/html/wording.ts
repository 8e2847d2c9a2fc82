/** What the words of a block tell of what it is: an array of numbers, in the order of `WORDING`. */
export const WORDING = [
  'words',
  'characters',
  'wordLength',
  'sentenceMarks',
  'commas',
  'endsSentence',
  'endsColon',
  'beginsUpper',
  'beginsQuote',
  'digits',
  'capitals',
  'functionWords',
  'lines',
  'symbols',
  'hasQuestion',
  'hasMail',
  'hasDate',
  'hasRights',
  'hasByline',
  'callsToRead',
  'callsToShare',
  'callsToJoin',
  'asksForConsent',
  'namesPicture',
  'namesUpdate',
  'namesComments',
  'namesTags',
  'namesAdvertisement',
  'isDiscourse',
  'urgesToSign',
  'urgesToFollow',
  'urgesToComment',
  'urgesToWrite',
  'asksForMoney',
  'barsReading',
  'disclosesSales',
  'tellsFirstPublished',
  'creditsPicture',
  'describesPicture',
  'pointsElsewhere',
  'isReference',
  'isAddress',
  'isOffer',
  'isShout',
] as const;

/** Words that sentences are made of, in the languages that pages were read in. */
const FUNCTION_WORDS = new Set(
  `the a an of to in and is are was were be been that this these those it its he she they we you i his her their our your my with for on as at by from but not or
  have has had will would can could said who which what when where there than then so if into about after before more no
  der die das den dem des ein eine einer einen und ist sind war nicht mit von zu im auf für als auch sich es er sie wir ich dass
  le la les un une des et est sont dans que qui pour sur pas par avec au aux ce se il elle nous vous
  el los las una y es en no con para por lo su se al del como pero
  il lo gli e di che non per sono con da del della
  o os as um uma e é do da não com para`
    .split(/\s+/)
    .filter(Boolean),
);

/** Longest text whose words are looked at, in UTF-16 units. */
const MAX_LENGTH = 4_000;

/** The words of a text that tell what it is about, each once: long ones, in small letters. */
export function contentWords(text: string): Set<string> {
  const words =
    text
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word)));
}

const MONTH = '(?:jan|feb|mar|m[aä]r|apr|ma[iy]|june?|july?|aug|sep|o[ck]t|nov|de[cz])';
const TESTS: readonly RegExp[] = [
  /\?["”’)]*\s*$/,
  /[\w.]+@[\w.]+\.\w|\[email/,
  new RegExp(
    `\\b${MONTH}[a-zé]*\\.? \\d{1,2},? \\d{4}|\\b\\d{1,2}\\.? ${MONTH}[a-zé]*\\.? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}`,
    'i',
  ),
  /©|\(c\) \d{4}|copyright|all rights reserved|alle rechte|may not be (?:published|reproduced|reprinted)/i,
  /^(?:by|von|par|por|posted by|written by|author|story by|words|reporting by)\b[ :]/i,
  /^(?:also |and )?(?:read|see|watch|listen|learn|find out|related|recommended|more (?:from|on|in|about|stories|news)|most (?:read|popular)|don['’]t miss|up next|you (?:may|might)|trending|latest|in pictures|click|mehr|lesen|lire|leer|editor['’]?s['’]? (?:picks?|recommend)|previous|next|view|continue|load|show)\b/i,
  /^(?:share|tweet|follow|like|print|e-?mail|facebook|twitter|whatsapp|pinterest|linkedin|reddit|copy link|teilen|pin it|save)\b|\bfollow (?:us|me|him|her|\w+ on)|on (?:facebook|twitter|instagram)\b/i,
  /subscri|newsletter|sign(?:ed)? ?up|log ?in|sign in|register|membership|donat|support (?:us|our)|join (?:us|our|now)|free trial|inbox|abonn|podcast|download (?:the|our) app/i,
  /cookies?\b|privacy (?:policy|notice)|consent|terms (?:of|and)|gdpr|datenschutz/i,
  /^(?:\(?(?:photo|image|picture|file photo|illustration|credit|foto|bild|photograph|getty|source|video|screenshot|courtesy)\b)|\b(?:getty images|shutterstock|reuters|afp|file photo|photo by|photograph:|image:|credit:|unsplash|associated press|ap photo)\b.{0,40}$/i,
  /^(?:updated?|correction|clarification|editor['’]?s note|note|this (?:article|story|post|piece) (?:was|has|is)|published|last (?:updated|modified)|posted)\b/i,
  /\bcomments?\b|\breply\b|kommentare?|leave a|be the first/i,
  /^(?:tags?|topics?|filed (?:under|in)|categor(?:y|ies)|posted in|keywords|more on|themen|schlagw)/i,
  /advertis|sponsored|promoted|anzeige\b|affiliate|buy now|shop\b|discount|coupon/i,
  /\b(?:said|says|told|asked|according to|added)\b|["“”«»„]/,
  /\b(?:sign(?:ing)? up (?:for|to|here|now|below|and|today)|subscribe (?:to|now|here|today|for)|(?:daily|weekly|our|free|the \w+) newsletters?|(?:to|in|into) your (?:e-?mail )?inbox|unsubscribe|(?:enter|pop|submit) your e-?mail|e-?mail address|download (?:the|our)\b.{0,40}\bapp|(?:get|receive) (?:the|our|all) (?:latest|best|top|news|updates)|breaking news (?:alerts|updates)|push notifications|available (?:on|for) (?:ios|android|apple|spotify))\b/i,
  /\b(?:(?:follow|like|join|find|tag|mention) .{1,50}?\b(?:twitter|facebook|instagram|telegram|linkedin|pinterest|whatsapp|youtube|tiktok|google news)\b|follow (?:us|him|her|them|me)\b|join (?:our|the conversation|us on)|on twitter (?:at )?@\w+|share (?:this|an image|your))|^@\w+$/i,
  /\b(?:in the comments|comments? (?:section|below)|leave (?:a|your) comment|let (?:us|me) know (?:what|in|how|below|if)|tell us (?:what|in|your|about)|what do you think\?|have your say|join the (?:conversation|discussion)|rate this|recipe rating)\b/i,
  /\b(?:(?:send|e-?mail|contact|reach|write to|message) (?:us|me|the author|him|her|our)\b|(?:got|have) (?:a|any) (?:tip|story|question|news)s?\b|questions about|press contact|media contact|for (?:more|further) information,? (?:contact|visit|call|please)|contact:)/i,
  /\b(?:support (?:our|us|independent|quality|local)|become a (?:member|patron|supporter|subscriber)|make a (?:donation|contribution|gift)|donat(?:e|ion) (?:to|now|today)|your (?:support|donation|contribution|gift)|tax.deductible|patreon|buy me a coffee|chip in|fund(?:ed)? by readers)\b/i,
  /\b(?:(?:to|please) (?:view|read|continue|access|see) (?:the |this |reading|our )?(?:full|rest|entire|more|article|story|content)|already a (?:subscriber|member)|subscribers? only|(?:digital|annual|monthly) (?:access|subscription)|log ?in (?:to|for|or|here)|free (?:articles?|trial)|unlimited (?:digital )?access|cancel any ?time|for our subscribers)\b/i,
  /\b(?:affiliate (?:links?|commission|partner)|earn (?:a|an|some) (?:\w+ )?(?:commission|percentage)|amazon associate|(?:from|by|our) advertisers?\b|receive compensation|sponsored (?:post|by|content)|paid (?:post|partnership)|at no (?:extra|additional) cost|credit card issuer|opinions expressed)/i,
  /\b(?:originally (?:published|appeared|posted|written)|first (?:appeared|published)|re-?published (?:here|with|from|under)|(?:this|the) (?:article|story|post|piece|column) (?:first|originally|is republished|was (?:originally|first|produced|republished|written)|appeared)|read the original|cross-?posted|appeared first on)\b/i,
  /(?:\((?:ap|photo|image|reuters|file|getty|afp|credit|source|photograph|courtesy|via)\b[^)]{0,80}\)|\b(?:photo(?:graph)?|image|picture|credit|illustration|screengrab|courtesy)s?\s*(?:credit|courtesy|by|via|from|of)?\s*[:/]|getty images|\b(?:afp|ap photo|epa|reuters|shutterstock|istock|unsplash|flickr|alamy|wikimedia)\b\s*[/|)]|[/|(]\s*(?:afp|ap|epa|reuters|getty|shutterstock|istock|unsplash|flickr|alamy|wikimedia)\b|^(?:©|\(c\))|\b(?:featured|header|cover|top|lead) (?:image|photo))/i,
  /\b(?:pictured?(?: here| above| left| right| at| in| on| during)?|(?:left|right|center|centre|above|below|top|bottom|l-r|second from left)\)|seen (?:here|in this|at|on|in)|in this (?:file )?(?:photo|image|picture)|poses? (?:for|with)|(?:file|handout|undated|stock) (?:photo|picture|image)|screenshot|artist['’]s)\b/i,
  /^(?:[-–—•*>»→▶ ]*)(?:read(?: more| also| next| now)?|also read|see (?:also|more|related)|related(?: stor(?:y|ies)| article| content| reading| coverage| links?)?s?|more(?: on this| from| stories| news| about)?|watch(?: now| more| also)?|listen(?: now| to)?|recommended(?: for you| reading| stories)?|don['’]t miss|must[- ]read|next(?: up| article)?|previous(?: article)?|click here|check out|you (?:may|might)(?: also)?|what to read next|further reading|in case you missed|continue reading|full (?:story|coverage)|advertisement|loading)\b.{0,12}(?:[:>»|…]|$)/i,
  /\b(?:pmid|doi:|doi\.org|crossref|medline|google scholar|et al\.|vol\. ?\d|pp\. ?\d|isbn|arxiv|\(\d{4}\)\.)|^\[?\d{1,3}[\].]/i,
  /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$/,
  /(?:[$€£]\s?\d[\d.,]*|\b\d+ ?% off|\bfree shipping|\bin stock|\badd to (?:cart|basket)|\bprice:|\bbuy (?:it|now|here|on)|\bshop (?:now|the))/i,
  /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u,
];

const share = (text: string, pattern: RegExp) => (text.match(pattern)?.length ?? 0) / text.length;

/** The numbers of a text, which is not empty. Time is linear in it. */
export function wordingOf(whole: string): number[] {
  const text = whole.length > MAX_LENGTH ? whole.slice(0, MAX_LENGTH) : whole;
  const words = text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];
  const known = words.filter((word) => FUNCTION_WORDS.has(word)).length;
  const count = Math.max(1, words.length);
  return [
    Math.log1p((words.length * whole.length) / text.length),
    Math.log1p(whole.length),
    words.reduce((sum, word) => sum + word.length, 0) / count,
    (text.match(/[.!?…](?=["”’)\]]*(?:\s|$))/g)?.length ?? 0) / Math.sqrt(count),
    (text.match(/[,;](?=\s)/g)?.length ?? 0) / Math.sqrt(count),
    /[.!?…]["”’»)\]]*$/.test(text) ? 1 : 0,
    /[:：]$/.test(text) ? 1 : 0,
    /^["“‘„«(]*\p{Lu}/u.test(text) ? 1 : 0,
    /^["“‘„«]/.test(text) ? 1 : 0,
    share(text, /\d/g),
    (text.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0) / count,
    known / count,
    Math.log1p(text.match(/\n/g)?.length ?? 0),
    share(text, /[|›»•·/@#_={}<>*→]/g),
    ...TESTS.map((test) => (test.test(text.length > 600 && test !== TESTS.at(-1) ? text.slice(0, 600) : text) ? 1 : 0)),
  ];
}
