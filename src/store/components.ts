/** Puts together what is joined in pairs, directly or by way of others; each set is called by its least member. */
export class Components {
  readonly #above = new Map<number, number>();

  join(one: number, other: number): void {
    const [low, high] = [this.of(one), this.of(other)].sort((a, b) => a - b) as [number, number];
    this.#above.set(high, low);
    this.#above.set(low, low);
  }

  /** The least member of the set that it is in; itself where nothing is joined to it. */
  of(member: number): number {
    let root = member;
    for (let next = this.#above.get(root); next !== undefined && next !== root; next = this.#above.get(root))
      root = next;
    // What was gone through points to the end from now on, so that a long chain is gone through once.
    for (let at = member; at !== root; ) {
      const next = this.#above.get(at) ?? root;
      this.#above.set(at, root);
      at = next;
    }
    return root;
  }

  /** Everything that was joined, with the least member of its set. */
  entries(): [member: number, least: number][] {
    return [...this.#above.keys()].map((member) => [member, this.of(member)]);
  }
}
