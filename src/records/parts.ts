/** The words of a content in several parts. */
export const joinParts = (parts: readonly string[]): string => parts.join(' … ');
