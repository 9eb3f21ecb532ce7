import { CUSTOMERS, type Someone } from '../../../cloudfunctions/testing/setting'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'

/** Something that people or time do, from begin to end; what it needs it draws from the seed. */
export type Act = (actors: Actors, simulation: Simulation) => Promise<unknown>

/** One of six slips, as tills print its number and people type it: all three ways name one slip. */
export const someSlip = ({ chance }: Simulation): string => {
  const number = chance.below(6)
  return chance.pick([`A000${number}`, `A000${number}`, `a000${number}`, `A${number}`])
}

/** The person a card was opened for. */
export const personOf = (memberId: string): Someone | undefined =>
  CUSTOMERS.find(({ openid }) => memberId.endsWith(`:${openid}`))
