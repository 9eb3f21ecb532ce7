import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Failure } from './answer'
import { call } from './call'
import { commandAnswered, commandIdFor } from './command-id'

/** Actions that change something: they carry a commandId. */
export type CommandName = {
  [N in ActionName]: InputOf<N> extends { commandId: string } ? N : never
}[ActionName]

export type Wish<N extends CommandName> = Omit<InputOf<N>, 'commandId'>

export interface Command<N extends CommandName> {
  /** Sends the wish; undefined when one is already under way (a second tap). */
  run: (wish: Wish<N>) => Promise<Answer<OutputOf<N>> | undefined>
  pending: boolean
  /** How often this wish was sent; 0 after `dismiss`. */
  attempts: number
  /** Why the newest attempt did not succeed. */
  failure: Failure | undefined
  dismiss: () => void
}

/**
 * Changes something exactly once: one attempt at a time, the same id until an answer arrives.
 * After offline, time-out or a bug of ours the next tap repeats the same command.
 */
export function useCommand<N extends CommandName>(action: N): Command<N> {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [attempts, setAttempts] = useState(0)
  const running = useRef(false)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])

  const run = useCallback(
    async (wish: Wish<N>) => {
      if (running.current) return undefined
      running.current = true
      setPending(true)
      setAttempts(before => before + 1)
      setFailure(undefined)
      const key = JSON.stringify(wish)
      const input = { ...wish, commandId: commandIdFor(action, key) } as InputOf<N>
      const answer = await call(action, input)
      if (answer.ok || answer.kind === 'refused') commandAnswered(action, key)
      running.current = false
      if (alive.current) {
        setPending(false)
        if (!answer.ok) setFailure(answer)
      }
      return answer
    },
    [action],
  )
  const dismiss = () => {
    setFailure(undefined)
    setAttempts(0)
  }
  return { run, pending, attempts, failure, dismiss }
}
