/** Moments exist in WeChat only. */
export const isSinglePage = (): boolean => false
