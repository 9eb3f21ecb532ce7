import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { currentBrand } from './brand-id'
import { freshCommandId } from './command-id'
import { serverNow } from './server-clock'
import { getItem, setItem } from './storage'
import type { CommandInput, CommandMemory, CommandName } from './use-command'

/** One brand's commands mean nothing to another. */
const storageKey = () => `pending-commands:${currentBrand()}`

/** A command that was sent and whose outcome this phone does not know: it may have been booked, or not. */
export interface PendingCommand<N extends CommandName = CommandName> {
  action: N
  /** Whom or what it is about: only one command of an action may be pending about the same. */
  about: string
  commandId: string
  input: CommandInput<N>
  /** Epoch ms by the server's clock. */
  sentAt: number
  /** Of the newest attempt, epoch ms of this phone. */
  lastSentAt: number
  /** What it does, for the person who sent it: ¥50.00 扣款. */
  text: string
  whose: string
}

/** What a page knows of its command besides the input. */
export interface Sending<N extends CommandName> {
  about: string
  whose: string
  textOf: (input: CommandInput<N>) => string
}

const all = (): PendingCommand[] => getItem<PendingCommand[]>(storageKey()) ?? []

/** What waits for an answer, oldest first; about one customer, coupon or receipt, or all of this phone. */
export const pendingCommandsAbout = (about?: string): PendingCommand[] =>
  all().filter(each => about === undefined || each.about === about)

export const pendingCommandOf = <N extends CommandName>(
  action: N,
  about: string,
): PendingCommand<N> | undefined =>
  all().find(each => each.action === action && each.about === about) as PendingCommand<N> | undefined

/** As `pendingCommandsAbout`, looked up again whenever the page shows. */
export function usePendingCommands(about?: string): PendingCommand[] {
  const [waiting, setWaiting] = useState(() => pendingCommandsAbout(about))
  useDidShow(() => setWaiting(pendingCommandsAbout(about)))
  return waiting
}

/**
 * Keeps a command on this phone before it leaves, until its outcome is known, so that leaving the page, a new
 * scan or a restart never make a second one of it. Another input about the same is a bug of the page: it must
 * settle the first one before.
 */
export function keptOnPhone<N extends CommandName>(action: N, sending: Sending<N>): CommandMemory<N> {
  const { about, whose, textOf } = sending
  return {
    send(input) {
      const before = pendingCommandOf(action, about)
      if (before && JSON.stringify(before.input) !== JSON.stringify(input))
        throw new Error(`an earlier ${action} about ${about} has no answer yet`)
      if (before) return sendAgain(before)
      const commandId = freshCommandId()
      const sent = {
        action,
        about,
        commandId,
        input: input,
        sentAt: serverNow(),
        lastSentAt: Date.now(),
        text: textOf(input),
        whose,
      }
      setItem(storageKey(), [...all(), sent])
      return { commandId }
    },
    answered: () => settle(action, about),
  }
}

/** The memory of one that was found here later: its own id for ever. */
export const keptAs = (sent: PendingCommand): CommandMemory<CommandName> => ({
  send: () => sendAgain(all().find(({ commandId }) => commandId === sent.commandId) ?? sent),
  answered: () => settle(sent.action, sent.about),
})

function sendAgain({ commandId, lastSentAt }: PendingCommand): { commandId: string; sentBefore: number } {
  setItem(
    storageKey(),
    all().map(each => (each.commandId === commandId ? { ...each, lastSentAt: Date.now() } : each)),
  )
  return { commandId, sentBefore: lastSentAt }
}

function settle(action: CommandName, about: string): void {
  setItem(
    storageKey(),
    all().filter(each => each.action !== action || each.about !== about),
  )
}
