import { CUSTOMERS, type Someone } from '../../../cloudfunctions/testing/setting'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'

/** Something that people or time do, from begin to end; what it needs it draws from the seed. */
export type Act = (actors: Actors, simulation: Simulation) => Promise<unknown>

/** The person a card was opened for. */
export const personOf = (memberId: string): Someone | undefined =>
  CUSTOMERS.find(({ openid }) => memberId.endsWith(`:${openid}`))
