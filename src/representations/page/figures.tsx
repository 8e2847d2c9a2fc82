import type { ComponentChildren } from 'preact';
import type { Figure } from '../plot/figure.ts';
import type { Context } from '../representation.ts';
import { Rendered } from './document.tsx';

/** Of the two drawings of a figure, in CSS pixels: text that is shrunk with a plot could not be read on a telephone. */
const WIDTHS = { wide: 640, narrow: 300 } as const;

/** A figure, drawn for wide windows and for narrow ones. */
export interface Drawn {
  wide: string;
  narrow: string;
}

export async function drawnFigure(figure: Figure | null, { draw }: Pick<Context, 'draw'>): Promise<Drawn | null> {
  if (!figure) return null;
  const [wide, narrow] = await Promise.all([draw(figure, WIDTHS.wide), draw(figure, WIDTHS.narrow)]);
  return { wide, narrow };
}

interface PlotOptions {
  drawn: Drawn | null;
  /** What the plot shows, and how much of it. */
  caption: ComponentChildren;
  /** What leads to the same figures, and the figures themselves. */
  children?: ComponentChildren;
}

/** A plot with what it shows in words. It stands in the page, so that it has the colours of the page, and no request of its own. */
export function PlotFigure({ drawn, caption, children }: PlotOptions) {
  if (!drawn) return null;
  return (
    <figure class="figure">
      <Rendered class="wide" html={drawn.wide} />
      <Rendered class="narrow" html={drawn.narrow} />
      <figcaption>{caption}</figcaption>
      {children}
    </figure>
  );
}
