import { currentBrand } from './brand-id'
import { getItem, removeItem, setItem } from './storage'

/** The same input at another brand is another command. */
const storageKey = (action: string, input: string) => `command:${currentBrand()}:${action}:${input}`

/** 16–64 characters of [\w-]; unique per phone and moment, not a secret. */
export function freshCommandId(): string {
  const chance = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}-${chance()}${chance()}`
}

/**
 * The id of a command that has had no answer yet. The same input keeps the same id, through lost
 * answers and restarts, so it is granted once.
 */
export function commandIdFor(action: string, input: string): string {
  const kept = getItem<string>(storageKey(action, input))
  if (kept) return kept
  const id = freshCommandId()
  setItem(storageKey(action, input), id)
  return id
}

/** The command is decided; the next one with this input is new. */
export const commandAnswered = (action: string, input: string): void => removeItem(storageKey(action, input))
