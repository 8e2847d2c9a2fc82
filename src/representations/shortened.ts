const LENGTH = 100;

/** The beginning of a text that is shown as a whole elsewhere; its length is counted in code points. */
export function shortened(text: string): string {
  const points = [...text];
  return points.length > LENGTH ? `${points.slice(0, LENGTH).join('')}…` : text;
}
