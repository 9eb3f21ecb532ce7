import type { Actors } from '../actors'
import type { Simulation } from '../simulation'

/** Something that people or time do, from begin to end; what it needs it draws from the seed. */
export type Act = (actors: Actors, simulation: Simulation) => Promise<unknown>
