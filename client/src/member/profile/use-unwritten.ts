import type { ActionName } from '@shared/contract'
import { useRef } from 'react'
import { freshCommandId } from '@/cloud/command-id'
import { type CommandMemory, type CommandName, useCommand } from '@/cloud/use-command'

/**
 * A command whose id is remembered while the page is open and nowhere else: what a person writes of
 * themselves does not stay in the phone's storage. The same text again after a restart saves the same text.
 */
export function useUnwritten<N extends CommandName & ActionName>(action: N) {
  const sent = useRef<{ input: string; commandId: string } | null>(null)
  const memory: CommandMemory<N> = {
    send: input => {
      const text = JSON.stringify(input)
      if (sent.current?.input !== text) sent.current = { input: text, commandId: freshCommandId() }
      return { commandId: sent.current.commandId }
    },
    answered: () => {
      sent.current = null
    },
  }
  return useCommand(action, memory)
}
