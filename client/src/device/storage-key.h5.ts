import { persona } from './persona'

/** Phones of one stage share the browser's storage; each persona has its own drawer. */
export const storageKey = (key: string): string => `${persona()}:${key}`
