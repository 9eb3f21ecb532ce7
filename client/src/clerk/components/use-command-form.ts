import type { OutputOf } from '@shared/contract'
import type { Answer } from '@/cloud/answer'
import { keptOnPhone, type Sending } from '@/cloud/pending-commands'
import { type Command, type CommandInput, type CommandName, useCommand } from '@/cloud/use-command'
import { vibrate } from '@/device/vibrate'

export interface CommandForm<N extends CommandName> extends Omit<Command<N>, 'run'> {
  /** What may have been booked already is sent again as it was: nothing in the form can change. */
  locked: boolean
  /** Changes a field of the form; an earlier refusal disappears with it. Does nothing while locked. */
  change: (apply: () => void) => void
  /** Sends the form; undefined when a sending is already under way. */
  send: (input: CommandInput<N>) => Promise<Answer<OutputOf<N>> | undefined>
}

/** A form of the desk that sends one command, kept on this phone until its outcome is known. */
export function useCommandForm<N extends CommandName>(
  action: N,
  sending: Sending<N>,
  onDone: (data: OutputOf<N>) => void,
): CommandForm<N> {
  const { run, ...command } = useCommand(action, keptOnPhone(action, sending))
  const locked = command.pending || command.unknown
  const change = (apply: () => void) => {
    if (locked) return
    command.dismiss()
    apply()
  }
  const send = async (input: CommandInput<N>) => {
    const answer = await run(input)
    if (!answer) return undefined
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) onDone(answer.data)
    return answer
  }
  return { ...command, locked, change, send }
}
