/** Parameters that tell by which way a reader came, and not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|at_medium|at_campaign|cmpid|ns_mchannel|ns_source|ns_campaign|ref_src|s_cid)$/i;

/** An address without its fragment and without what only tells by which way a reader came; what is none stays as it is. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  // Taking one out writes all the others anew, so that is done where it must be only.
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}
