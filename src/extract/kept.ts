/**
 * A function of a text that keeps what it finds: the words and names of an article come again and again. At most so many
 * are kept, then they are forgotten, not gathered.
 *
 * @param find pure; what it gives is given to several, so it must not be changed
 */
export function kept<T>(find: (text: string) => T, most = 10_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size >= most) known.clear();
    known.set(text, found);
    return found;
  };
}
