/** The two queues. */
export function ReviewTabs({ now }: { now: 'quotes' | 'entities' }) {
  const tabs = [
    ['quotes', '/review', 'Quotes'],
    ['entities', '/review/entities', 'Who is who'],
  ] as const;
  return (
    <nav aria-label="Review" class="tabs">
      {tabs.map(([name, href, title]) => (
        <a key={name} href={href} aria-current={name === now ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}

/** Says what is missing where no scripts run. */
export const NeedsScript = () => (
  <noscript>
    <p class="notice">
      Reading needs no JavaScript; to confirm, reject and correct here does. The same can be done over the{' '}
      <a href="/docs">API</a>.
    </p>
  </noscript>
);
