import type { FaultRule, Trip } from '../../../local/cloud'
import type { TestStack } from '../harness'

/** One command of the slice, as the world outside sends it. */
export interface Flow {
  /** What its function is to do, verb first. Two cuts of one run are drawn by it (second-cuts.ts). */
  name: string
  /** The function whose round trips are cut. */
  function: NonNullable<FaultRule['function']>
  /**
   * Everything that happens before; returns the command itself, which may be sent again with the same ids.
   */
  prepare(stack: TestStack): Promise<() => Promise<unknown>>
  /** Instances remember what they were asked, so each cut begins with a fresh one. */
  alwaysCold?: true
  /** Sent once only: WeChat or a timer repeats it by itself. */
  repeatsItself?: true
  /** Only these round trips are cut, for runs whose other trips another flow cuts; omitted: all. */
  cutAt?(trip: Trip): boolean
  /** Worth most to people: some histories have a second cut, in the repeat or in the sweeper. */
  cutTwice?: true
}
