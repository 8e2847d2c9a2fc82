/**
 * Does several things of one unit of work at once; what they ask the database for reaches it in their order, without waiting
 * for each other's answers: over a network that is one way there and back instead of many. Waits for all of them to end,
 * even where one fails, so that nothing goes on of a unit that is given up.
 *
 * @throws what failed first
 */
export async function together<T, R>(items: Iterable<T>, work: (item: T, place: number) => Promise<R>): Promise<R[]> {
  const failures: unknown[] = [];
  const results = await Promise.all(
    Array.from(items, (item, place) =>
      work(item, place).catch((error: unknown) => {
        failures.push(error);
        return null as R;
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
  return results;
}
