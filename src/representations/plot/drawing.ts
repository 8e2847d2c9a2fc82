import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import { Tinypool } from 'tinypool';
import { wellFormed } from '../xml-text.ts';
import type { Figure } from './figure.ts';

/** Draws figures as SVG on a thread of its own. */
export interface Drawing {
  /**
   * SVG markup, which may stand in a page as it is.
   *
   * @param width in CSS pixels
   */
  draw(figure: Figure, width: number): Promise<string>;
  close(): Promise<void>;
}

const WORKER = fileURLToPath(new URL('./drawn.js', import.meta.url));

/** The thread has a library for plots and one for documents in memory: without work it is let go. */
const IDLE_MS = 60_000;

/** Whoever looks at a page often sees what the one before has seen: so many drawings are kept. */
const MOST_KEPT = 100;

/** The thread starts with the first figure. */
export function createDrawing(): Drawing {
  const kept = new LRUCache<string, Promise<string>>({ max: MOST_KEPT });
  let pool: Tinypool | null = null;

  function drawn(figure: Figure, width: number): Promise<string> {
    pool ??= new Tinypool({
      filename: WORKER,
      runtime: 'worker_threads',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
    });
    return pool.run({ figure, width }).then(wellFormed);
  }

  return {
    draw(figure, width) {
      const key = JSON.stringify([width, figure]);
      const before = kept.get(key);
      if (before) return before;
      const drawing = drawn(figure, width);
      kept.set(key, drawing);
      // What went wrong once may do so no more.
      drawing.catch(() => kept.delete(key));
      return drawing;
    },
    async close() {
      await pool?.destroy();
    },
  };
}
