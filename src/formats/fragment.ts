import { Tokenizer } from 'htmlparser2';
import { normalText } from './normal-text.ts';

const words = (list: string) => new Set(list.split(' '));

/** With nothing in them that belongs to a text: pictures with their captions, what is played, filled in or run. */
const UNREAD = words(
  'audio button canvas embed figcaption form frameset head iframe map math noembed noframes noscript object picture ' +
    'script select style svg template textarea title video',
);

/** They stand within a line; any other element begins and ends a paragraph. */
const INLINE = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label link mark meta nobr q rp rt ' +
    'ruby s samp small span strike strong sub sup time tt u var wbr',
);

/** They have no end, so that nothing in them is passed over. */
const VOID = words('area base br col embed hr img input link meta param source track wbr');

/** The text of a piece of HTML, paragraphs parted by blank lines: lists a paragraph an item, links as their words. */
export function fragmentText(html: string): string {
  const reader = new FragmentReader(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(html);
  tokenizer.end();
  return reader.text;
}

/** Whether a text is written in HTML: it has a tag of it, or an entity and nothing that speaks against it. */
export const looksLikeHtml = (text: string): boolean =>
  /<\/?(?:a|b|blockquote|br|div|em|figure|h[1-6]|i|img|li|ol|p|section|span|strong|table|ul)(?:\s[^<>]*|\s*\/)?>/i.test(
    text,
  ) || /&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});/i.test(text);

/** The words of a line that may have markup in it. */
export const lineText = (html: string): string => fragmentText(html).replace(/\s+/g, ' ');

/** Takes what the tokenizer tells, in one go: nothing is built, so that depth costs nothing. */
class FragmentReader {
  private readonly paragraphs: string[] = [];
  private line = '';
  private name = '';
  /** The element that is passed over, and how many of its name are open. */
  private unread = '';
  private open = 0;
  private preformatted = 0;

  private readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  get text(): string {
    return normalText(this.paragraphs.join('\n\n'));
  }

  ontext(start: number, end: number): void {
    if (this.unread === '') this.add(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    if (this.unread === '') this.line += String.fromCodePoint(codePoint);
  }

  /** A line break of the source is white space, but where it is laid out already. */
  private add(text: string): void {
    this.line += this.preformatted > 0 ? text : text.replace(/\s+/g, ' ');
  }

  onopentagname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase();
  }

  onopentagend(): void {
    const { name } = this;
    if (this.unread !== '') {
      if (name === this.unread) this.open += 1;
    } else if (UNREAD.has(name)) {
      if (VOID.has(name)) return;
      this.unread = name;
      this.open = 1;
    } else if (name === 'br') this.line += '\n';
    else if (name === 'td' || name === 'th') this.line += ' ';
    else if (!INLINE.has(name)) this.flush();
    if (name === 'pre' && this.unread === '') this.preformatted += 1;
  }

  onselfclosingtag(): void {
    // In HTML the slash says nothing; in XHTML, whence it comes, the element is empty.
    if (this.unread === '' && UNREAD.has(this.name)) return;
    this.onopentagend();
    if (this.name === this.unread) this.open -= 1;
  }

  onclosetag(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    if (this.unread !== '') {
      if (name !== this.unread) return;
      this.open -= 1;
      if (this.open === 0) this.unread = '';
      return;
    }
    if (name === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
    if (name === 'td' || name === 'th') this.line += ' ';
    else if (!INLINE.has(name) && name !== 'br') this.flush();
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end);
  }

  onend(): void {
    this.flush();
  }

  private flush(): void {
    // Two line breaks in a row part paragraphs, as who writes them means.
    for (const paragraph of this.line.split(/\n[^\S\n]*\n\s*/)) {
      if (/\S/u.test(paragraph)) this.paragraphs.push(paragraph.trim());
    }
    this.line = '';
  }

  onattribdata(): void {}
  onattribend(): void {}
  onattribentity(): void {}
  onattribname(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}
