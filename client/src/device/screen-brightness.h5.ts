/** Browsers cannot change the brightness. */
export function useBrightScreen(_bright: boolean): void {}
