import { decoded } from '../link/query'

const TICKET = /^[0-9A-Za-z]{22}$/

/**
 * The ticket of a computer in what a camera read: the scene alone, or the path of the mini-program code with
 * the scene behind it. Null for any other code.
 */
export function readTicket(text: string): string | null {
  const scene = /[?&]scene=([^&#]*)/.exec(text)?.[1]
  const ticket = decoded(scene ?? text).trim()
  return TICKET.test(ticket) ? ticket : null
}
