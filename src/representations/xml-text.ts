/** XML 1.0 has no place for these characters, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** XML without the characters that make a reader refuse all of it. */
export const wellFormed = (xml: string): string => xml.replace(NOT_IN_XML, '');
