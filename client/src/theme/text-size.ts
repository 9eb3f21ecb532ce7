/** Figures larger than this, px, are large already and do not grow with the person's text size. */
const LARGEST_PX = 28

/** A text size for an inline style: it follows the person's text size as style sheets do (client/config). */
export const textSize = (px: number): string =>
  px > LARGEST_PX ? `${px}px` : `calc(${px}px * var(--text-scale, 1))`
