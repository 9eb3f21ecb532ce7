import { PEOPLE } from './brand'
import { topUp } from './counter'
import { adjust, join } from './people'
import type { Process, Town } from './town'

/**
 * What has been before, so that few commands do not begin with strangers only: who has joined, and with how
 * much stored value.
 */
export const OPENINGS = [
  { members: 0, storedFen: 0 },
  { members: 1, storedFen: 0 },
  { members: 1, storedFen: 50_000 },
  { members: 2, storedFen: 50_000 },
] as const

export function open(town: Town, { members, storedFen }: (typeof OPENINGS)[number]): void {
  for (const memberId of PEOPLE.slice(0, members)) {
    run(join(town, memberId))
    run(adjust(town, `adjust-${memberId}`, memberId, 120))
    if (storedFen > 0) run(topUp(town, { commandId: `top-up-${memberId}`, memberId, fen: storedFen }))
  }
}

export function run(process: Process): void {
  while (!process.next().done);
}
