/** Assumes no brand: a deployment for one brand knows its own, any other refuses with a sentence. */
export const DEFAULT_BRAND = ''
