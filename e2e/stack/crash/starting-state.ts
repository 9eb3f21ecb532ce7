import type { Kept } from '../../../local/cloud'
import type { TestStack } from '../harness'
import type { Flow } from './flow'

export interface Beginning {
  command(): Promise<unknown>
  before: Kept
  /** The time of it. */
  at: number
}

/**
 * Each call: the moment before the command again, with a fresh instance or with one that has just run the
 * command and remembers the brand's settings. A flow whose instances remember what they were asked has only
 * fresh ones.
 */
export function beginnings(stack: TestStack, flow: Flow): (instance: 'warm' | 'cold') => Promise<Beginning> {
  let kept: Beginning | null = null
  const again = async (): Promise<Beginning> => {
    if (kept) {
      await kept.before.restore()
      return kept
    }
    await stack.stack.reset()
    const command = await flow.prepare(stack)
    // Every instance sees the settings a preparation has changed.
    stack.stack.cloud.coldStart()
    kept = { command, before: stack.stack.keep(), at: stack.stack.clock.now() }
    return kept
  }
  return async instance => {
    const beginning = await again()
    if (instance === 'cold' || flow.alwaysCold) {
      stack.stack.cloud.coldStart(flow.function)
      return beginning
    }
    await beginning.command()
    await stack.stack.pay.quiet()
    return again()
  }
}
