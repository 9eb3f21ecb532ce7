const keyOf = (action: string, input: string) => `command:${action}:${input}`

/** 32 hexadecimal digits, unique per computer and moment, not a secret. */
const freshCommandId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** The id of a command that has had no answer yet: kept on this computer, so it is carried out once. */
export function commandIdFor(action: string, input: string): string {
  const kept = localStorage.getItem(keyOf(action, input))
  if (kept) return kept
  const id = freshCommandId()
  localStorage.setItem(keyOf(action, input), id)
  return id
}

/** The command is decided; the next one with this input is new. */
export const commandAnswered = (action: string, input: string): void =>
  localStorage.removeItem(keyOf(action, input))
