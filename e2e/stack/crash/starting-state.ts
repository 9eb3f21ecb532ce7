import type { Snapshot } from '../../../local/cloud'
import type { TestStack } from '../harness'
import type { Flow } from './flow'

export interface StartingState {
  command(): Promise<unknown>
  before: Snapshot
  /** The time of it. */
  at: number
}

/**
 * Each call: the moment before the command again, with a fresh instance or with one that has run the command
 * and remembers the brand's settings. That one lives on from cut to cut until a fresh one is asked for;
 * `anew` warms one even so, after a cut that may have ended it. A flow whose instances remember what they
 * were asked has only fresh ones.
 */
export function startingStates(
  stack: TestStack,
  flow: Flow,
): (instance: 'warm' | 'cold', warming?: 'anew') => Promise<StartingState> {
  let prepared: StartingState | null = null
  let isWarm = false
  const again = async (): Promise<StartingState> => {
    if (prepared) {
      await prepared.before.restore()
      return prepared
    }
    await stack.stack.reset()
    const command = await flow.prepare(stack)
    // Every instance sees the settings a preparation has changed.
    stack.stack.cloud.coldStart()
    prepared = { command, before: stack.stack.snapshot(), at: stack.stack.clock.now() }
    return prepared
  }
  return async (instance, warming) => {
    const beginning = await again()
    if (instance === 'cold' || flow.alwaysCold) {
      stack.stack.cloud.coldStart(flow.function)
      isWarm = false
      return beginning
    }
    if (isWarm && warming !== 'anew') return beginning
    await beginning.command()
    await stack.stack.pay.quiet()
    isWarm = true
    return again()
  }
}
