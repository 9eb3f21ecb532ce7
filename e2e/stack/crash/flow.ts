import type { FaultRule } from '../../../local/cloud'
import type { TestStack } from '../harness'

/** One command of the slice, as the world outside sends it. */
export interface Flow {
  name: string
  /** The function whose round trips are cut. */
  function: NonNullable<FaultRule['function']>
  /** Everything that happens before; returns the command itself, which may be sent again with the same ids. */
  prepare(stack: TestStack): Promise<() => Promise<unknown>>
  /** Instances remember what they were asked, so each cut needs an order of its own; otherwise all begin with the same documents. */
  preparesAnew?: true
  /** Sent once only: WeChat or a timer repeats it by itself. */
  repeatsItself?: true
}
