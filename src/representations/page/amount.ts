/** So many of something, in words: 1 article, 5 articles. */
export const amount = (n: number, one: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;
