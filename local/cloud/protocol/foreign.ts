import type { IncomingMessage } from 'node:http'

const HERE = /^(https?:\/\/)?(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * A page from elsewhere, open in the developer's browser, has no business here, nor has a name rebound to
 * this machine.
 */
export function isForeign({ headers: { host, origin } }: Pick<IncomingMessage, 'headers'>): boolean {
  return !HERE.test(host ?? '') || (origin !== undefined && !HERE.test(origin))
}
