import type { Sweeper } from '../platform/sweep'

/** Who looks after what is owed, in this order (state-changes part 7). */
export const sweepers: readonly Sweeper[] = []
