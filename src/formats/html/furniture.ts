import type { Block } from './blocks.ts';
import type { Element } from './tree.ts';

/** Longest text that is judged by its words alone, in UTF-16 units. */
const MAX_LENGTH = 600;

const OFFERED =
  /newsletter|inbox|\bapps?\b|twitter|facebook|instagram|whatsapp|telegram|linkedin|youtube|pinterest|e-?edition|enation|alerts?\b|subscri|e-?mails?\b|membership|account|podcast|updates|free trial|breaking news|instant access/i;

/**
 * How texts begin or what they say that stand in the column of an article and are the site's: rare in any one sample of
 * pages, so that trees do not learn them, and plain to every reader.
 */
const PATTERNS: readonly RegExp[] = [
  // Pictures: what they show is said by "Image caption", who made them by "Photo:", "©", "Featured image by".
  /^(?:image caption|media caption|image source|image copyright|©|\(c\)\s|[([]?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|screenshots?|video|file photo|credit)(?: credits?| courtesy| source)?\s*[:/©])/i,
  /^(?:featured|header|cover|top|lead|main) (?:image|photo)(?:graph)?s?\b/i,
  // Other articles: a pointer and a colon or a bar.
  /^(?:[-–—•*>»→▶]\s*)?(?:also read|read(?: more| also| next| this| now)?|see also|related(?: (?:stor(?:y|ies)|articles?|content|reading|coverage|links?|posts?|news))?|more(?: on this| stories| news| from us)?|watch(?: more| also| now)?|listen(?: now)?|recommended(?: reading| for you)?|don['’]t miss|must[- ]read|up next|you may also like|you might also like|what to read next|further reading|in case you missed it)\s*(?:[:|»>→]|[-–—]\s|$)/i,
  // The same in other languages.
  /^(?:[-–—•*>»→▶]\s*)?(?:lea|lee|ver|vea)(?: (?:también|más|además|aquí))?\s*:|^(?:te puede interesar|le puede interesar|leia (?:também|mais)|veja (?:também|mais)|saiba mais|(?:à|a) lire(?: aussi| également)?|(?:lire|voir) (?:aussi|également)|(?:lesen|sehen) sie (?:auch|mehr)|(?:lies|sieh) auch|mehr (?:dazu|zum thema)|auch interessant|leggi anche|guarda anche|lees (?:ook|meer|verder)|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|(?:czytaj|zobacz) (?:też|także|również|więcej)|přečtěte si|čtěte (?:také|též)|olvassa? (?:el|tovább)|cite[sș]te (?:[sș]i|mai)|читайте (?:также|ещё|також)|смотрите также|اقرأ (?:أيضا|المزيد)|daha fazla oku)(?:\s*[:|»>→]|\s*[-–—]\s|$)/iu,
  // Pictures again: who made them, at the end.
  /^[^"“”]{0,300}\b(?:photo(?:graph)?|image|picture|credit|illustration|foto|bild)\s*:\s*[^.!?:]{2,50}$/i,
  // Advertisements, hours and days that stand alone.
  /^(?:advertisement|advertising|advertorial|anzeige|sponsored(?: content)?|publicité|publicidad)\b.{0,30}$/is,
  /^(?:(?:published|posted|updated|last updated)(?: on| at)?:?\s*)?(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2} min(?:ute)?s? read)$/iu,
  /^(?:(?:first |last )?(?:published|posted|updated)(?: on| at)?:?\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4})[.,]?(?:\s*(?:at|[|•–-])?\s*\d{1,2}[:.]\d{2}.{0,16})?$/iu,
  // What leads to something else: comments, galleries, more of the same, where a paper is cited.
  /^(?:\d+ )?comments?$|^(?:gallery|slideshow|poll|quiz)\s*:|^(?:related|similar|popular|recent|latest|trending|featured|recommended) (?:articles?|posts?|recipes?|stories|news|videos?|reading|content|links|products?)\s*:?$/i,
  /^(?:article|story) continues (?:below|after).{0,40}$|^continue reading.{0,30}$|^(?:download (?:figure|powerpoint|image)|open in new tab)$|^(?:(?:cas|article|pubmed(?: central)?|google scholar|crossref|medline|full text)[\s|,]*){1,8}$/i,
  /\bsubmit a letter\b|^if you(?:['’]re| are) on the .{1,30} app\b/i,
  // What asks readers to write to the paper.
  /^(?:to (?:reach|contact) the (?:reporter|editor|author|writer)s?\b|(?:have|got) (?:a|any|some) (?:news )?tips?\b|(?:e-?mail|contact) (?:the (?:author|reporter|writer)s?|our newsroom)\b|RSVP\b)|\bwe (?:want|would love|['’]d love) to hear from you\b/i,
  // A rule that is drawn by signs.
  /^[^\p{L}\p{N}]{4,}$/u,
  // What bars reading, and what is sold.
  /\b(?:to continue reading\b|to (?:view|read|continue reading|access|see) (?:the |this )?(?:full|rest of the|entire) (?:story|article|post|content)|already a (?:subscriber|member)|for immediate access to this story|unlimited (?:digital )?access|cancel any ?time|preview of subscription content|this (?:article|content|story) is (?:only )?(?:available )?(?:for|to) (?:subscribers|members))\b/i,
  /\b(?:may|might|can|could|will)? ?(?:earn|receive|get) (?:an? |some )?(?:small |affiliate |referral )*(?:commissions?|compensation)\b|\b(?:contains?|contain|includes?) affiliate links|amazon associate|at no (?:extra|additional) (?:cost|charge) to you/i,
  /\ball rights reserved\b|\b(?:may not|cannot) be (?:published|reproduced|republished|redistributed)\b|unsubscribe (?:from this|at any)|your data will (?:not|never) be shared/i,
];

/** What urges to sign up or to follow, at the beginning. */
const URGES =
  /^(?:(?:then|please|and|also|or|now|just|simply|be sure to|make sure to|don['’]t forget to|want more\?|like this\??)[,:]?\s+)*(?:sign(?:ing)? up|subscribe|renew|join (?:our|us|now|the)|register|download (?:our|the)|get (?:the|our|all|your)\b|follow (?:us|me|the|@|our|him|her)\b|like us|find us|stay (?:up|informed|tuned|connected|in the)|never miss|for (?:the |more |all )?(?:the )?latest|receive|enter your|pop your|every (?:day|week)|keep up|check us|send us|connect with|share this|tag us|install)/iu;

const FOLLOW = /^Follow (?:\p{Lu}|@)/u;

/** Blocks that one link encloses all together are the card of another article. */
export function isCard({ holder }: Block, blocks: ReadonlyMap<Element, number>): boolean {
  for (let at: Element | null = holder; at; at = at.parent) if (at.name === 'a') return (blocks.get(at) ?? 0) > 1;
  return false;
}

/** Lines that are a link each are a menu. */
export function isMenu({ text, nodes, holder }: Block): boolean {
  return text.split('\n').length > 2 && nodes.every((node) => !/\S/.test(node.value) || isLinked(node.parent, holder));
}

function isLinked(element: Element, holder: Element): boolean {
  for (let at: Element | null = element; at && at !== holder; at = at.parent) if (at.name === 'a') return true;
  return false;
}

/** Whether a block of a body is the site's and not the article's, by its words alone. */
export function isFurniture({ text, holder }: Block): boolean {
  // Cells hold hours, days and prices of their own.
  if (holder.name === 'td' || holder.name === 'th') return false;
  if (text.length > MAX_LENGTH || /^["“‘„«]|\b(?:with|by) permission\b/.test(text)) return false;
  if (PATTERNS.some((pattern) => pattern.test(text))) return true;
  return (URGES.test(text) || FOLLOW.test(text)) && OFFERED.test(text);
}
