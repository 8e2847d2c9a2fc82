/** The way to the next page of a list, by its path. */
export const NextPage = ({ href }: { href: string }) => (
  <a rel="next" href={href}>
    Next page
  </a>
);
