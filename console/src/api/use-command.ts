import type { ActionName, InputOf, OutputOf, RefusalCode } from '@shared/contract'
import { useEffect, useRef, useState } from 'react'
import { type Answer, type Failure, ofCommand } from './answer'
import { call } from './call'
import { commandAnswered, commandIdFor } from './command-id'
import { useSignedOut } from './signed-out'

/** Actions that change something: they carry a commandId. */
export type CommandName = {
  [N in ActionName]: InputOf<N> extends { commandId: string } ? N : never
}[ActionName]

export type CommandInput<N extends CommandName> = Omit<InputOf<N>, 'commandId'>

export interface Sending<Input, Output> {
  /** Sends; undefined when one is already under way (a second click). */
  run: (input: Input) => Promise<Answer<Output> | undefined>
  /** What is under way. */
  sent: Input | undefined
  /** Why the newest attempt did not succeed. */
  failure: Failure | undefined
  /** The newest attempt left it open whether it counts: only the same input may go again. */
  unknown: boolean
  dismiss: () => void
}

/** One attempt at a time, its failure kept until the next one. */
function useSending<Input, Output>(send: (input: Input) => Promise<Answer<Output>>): Sending<Input, Output> {
  const [sent, setSent] = useState<Input>()
  const [failure, setFailure] = useState<Failure>()
  const running = useRef(false)
  const alive = useRef(true)
  const signedOut = useSignedOut()
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  const run = async (input: Input) => {
    if (running.current) return undefined
    running.current = true
    setSent(input)
    setFailure(undefined)
    const answer = ofCommand(await send(input))
    running.current = false
    if (!answer.ok && answer.kind === 'refused' && answer.code === 'NOT_SIGNED_IN') signedOut()
    if (alive.current) {
      setSent(undefined)
      if (!answer.ok) setFailure(answer)
    }
    return answer
  }
  const unknown = failure !== undefined && failure.kind !== 'refused'
  return { run, sent, failure, unknown, dismiss: () => setFailure(undefined) }
}

/** Refusals of one attempt only: an earlier one may still be under way. */
const OF_THIS_ATTEMPT: readonly RefusalCode[] = ['BUSY', 'NOT_SIGNED_IN']

/**
 * Changes something exactly once: the same input keeps its command id until an answer says what became of it,
 * through lost answers, a reload and a new login.
 */
export function useCommand<N extends CommandName>(action: N): Sending<CommandInput<N>, OutputOf<N>> {
  return useSending(async input => {
    const key = JSON.stringify(input)
    const answer = await call(action, { ...input, commandId: commandIdFor(action, key) } as InputOf<N>)
    const known = answer.ok || (answer.kind === 'refused' && !OF_THIS_ATTEMPT.includes(answer.code))
    if (known) commandAnswered(action, key)
    return answer
  })
}

/** Actions that may be repeated without an id: the same request changes nothing a second time. */
type RepeatableName = Extract<
  ActionName,
  'reconciliation.replay' | 'reconciliation.recheck' | 'reconciliation.decideInbox' | 'link.code'
>

export const useRequest = <N extends RepeatableName>(action: N): Sending<InputOf<N>, OutputOf<N>> =>
  useSending(input => call(action, input))
