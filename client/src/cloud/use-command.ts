import type { ActionName, InputOf, OutputOf, RefusalCode } from '@shared/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, type Failure, ofCommand } from './answer'
import { call } from './call'
import { commandAnswered, commandIdFor } from './command-id'

/** Actions that change something: they carry a commandId. */
export type CommandName = {
  [N in ActionName]: InputOf<N> extends { commandId: string } ? N : never
}[ActionName]

export type CommandInput<N extends CommandName> = Omit<InputOf<N>, 'commandId'>

export interface Command<N extends CommandName> {
  /** Sends the command; undefined when one is already under way (a second tap). */
  run: (input: CommandInput<N>) => Promise<Answer<OutputOf<N>> | undefined>
  pending: boolean
  /** How often this input was sent; 0 after `dismiss`. */
  attempts: number
  /** Why the newest attempt did not succeed. */
  failure: Failure | undefined
  /** The newest attempt left it open whether it counts: only the same input may go again. */
  unknown: boolean
  dismiss: () => void
}

/** Under which id an input is sent, and until when it keeps that id. */
export interface CommandMemory<N extends CommandName> {
  /** Called before each sending; `sentBefore` = when it went out last, epoch ms, where that is known. */
  send: (input: CommandInput<N>) => { commandId: string; sentBefore?: number }
  answered: (input: CommandInput<N>) => void
}

/** The same input is the same command until it has an answer. */
const byInput = <N extends CommandName>(action: N): CommandMemory<N> => ({
  send: input => ({ commandId: commandIdFor(action, JSON.stringify(input)) }),
  answered: input => commandAnswered(action, JSON.stringify(input)),
})

/**
 * Changes something exactly once: one attempt at a time, the same id until an answer arrives.
 * After offline, time-out or a bug of ours the next tap repeats the same command.
 */
export function useCommand<N extends CommandName>(
  action: N,
  memory: CommandMemory<N> = byInput(action),
): Command<N> {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [unknown, setUnknown] = useState(false)
  const [attempts, setAttempts] = useState(0)
  const running = useRef(false)
  const remembered = useRef(memory)
  remembered.current = memory
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])

  const run = useCallback(
    async (input: CommandInput<N>) => {
      if (running.current) return undefined
      const { send, answered } = remembered.current
      const { commandId, sentBefore } = send(input)
      running.current = true
      setPending(true)
      setAttempts(before => before + 1)
      setFailure(undefined)
      const answer = ofCommand(await call(action, { ...input, commandId } as InputOf<N>))
      const known = isOutcome(answer, sentBefore)
      if (known) answered(input)
      running.current = false
      if (alive.current) {
        setPending(false)
        setUnknown(!known)
        if (!answer.ok) setFailure(answer)
      }
      return answer
    },
    [action],
  )
  const dismiss = () => {
    setFailure(undefined)
    setUnknown(false)
    setAttempts(0)
  }
  return { run, pending, attempts, failure, unknown, dismiss }
}

/** Refusals that speak of one attempt only. */
const OF_THIS_ATTEMPT: readonly RefusalCode[] = ['BUSY', 'PREVIEW_EXPIRED']
/** Longer than any cloud function runs. */
const UNDER_WAY_MS = 60_000

/**
 * Whether an answer says what became of the command: "too crowded" or "too late" do not while an earlier
 * attempt may still be under way.
 */
function isOutcome(answer: Answer<unknown>, sentBefore: number | undefined): boolean {
  if (answer.ok) return true
  if (answer.kind !== 'refused') return false
  const underWay = sentBefore !== undefined && Date.now() - sentBefore < UNDER_WAY_MS
  return !underWay || !OF_THIS_ATTEMPT.includes(answer.code)
}
