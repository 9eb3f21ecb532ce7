/** Each phone has a storage of its own. */
export const storageKey = (key: string): string => key
