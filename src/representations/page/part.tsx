import type { ComponentChildren } from 'preact';

interface PartOptions {
  title: string;
  /** Where all of it is. */
  more: string;
  /** What is said where there is nothing; without it the part is left out. */
  empty?: string;
  children: ComponentChildren[];
}

/** A part of a page: the beginning of a list, and the way to all of it. */
export function Part({ title, more, empty, children }: PartOptions) {
  if (children.length === 0 && empty === undefined) return null;
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p>{empty}</p> : <ul class="records">{children}</ul>}
      {children.length > 0 && (
        <p class="links">
          <a href={more} aria-label={`${title}: all`}>
            All
          </a>
        </p>
      )}
    </section>
  );
}
