/** Whether the system was set to show less movement. */
export const systemReducesMotion = (): boolean =>
  typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches
