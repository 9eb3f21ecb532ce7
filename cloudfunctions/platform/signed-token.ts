import { permitMark, sameMark } from './vault'

/** 132 bits of the mark: nothing a holder could guess. */
const MARK_LENGTH = 22
/** Unreserved in URLs and in no id, so that a token needs no escaping. */
const SEPARATOR = '~'

/** What a token is for. A token of one kind is worth nothing where another is expected. */
export interface TokenKind {
  purpose: string
  lifeMs: number
}

/** What a genuine token carries. */
export interface SignedToken {
  payload: string[]
  issuedAt: number
  /** Nothing new may begin with it; it still says whose command it was. */
  expired: boolean
}

/**
 * Proof that this deployment said `payload` to this bearer: `expiry~payload…~mark`, readable by its holder,
 * bound to the kind's purpose and to every part of `bearer`, which it does not carry.
 */
export function issueToken(
  { purpose, lifeMs }: TokenKind,
  bearer: readonly string[],
  payload: readonly string[],
  now: number,
): string {
  if (payload.some(part => part.includes(SEPARATOR))) throw new Error(`a part of ${purpose} has a separator`)
  const content = [(now + lifeMs).toString(36), ...payload].join(SEPARATOR)
  return content + SEPARATOR + markOf(purpose, bearer, content)
}

/** Null for a token that is cut, changed, of another kind, bearer or deployment; an expired one is read. */
export function readToken(
  { purpose, lifeMs }: TokenKind,
  bearer: readonly string[],
  token: string,
  now: number,
): SignedToken | null {
  const cut = token.lastIndexOf(SEPARATOR)
  const content = token.slice(0, Math.max(0, cut))
  if (!sameMark(token.slice(cut + 1), markOf(purpose, bearer, content))) return null
  const [expiry = '', ...payload] = content.split(SEPARATOR)
  const expiresAt = Number.parseInt(expiry, 36)
  return { payload, issuedAt: expiresAt - lifeMs, expired: now >= expiresAt }
}

function markOf(purpose: string, bearer: readonly string[], content: string): string {
  return permitMark(JSON.stringify([purpose, bearer, content])).slice(0, MARK_LENGTH)
}
