import type { OutputOf } from '@shared/contract'
import { useCallback, useEffect, useState } from 'react'
import type { Failure, Refused } from '@/cloud/answer'
import { call } from '@/cloud/call'

export type Opened = OutputOf<'login.open'>

/** How the scan ended. `over`: this code logs no computer in any more, and why in words. */
export type Ended = { kind: 'done' } | { kind: 'stopped' } | { kind: 'over'; refusal: Refused }

type Sending = 'confirm' | 'refuse' | null

/**
 * A computer's ticket on this phone: opened once, then answered with a number or with 不是我. Every step may
 * be sent again, so an answer that was lost costs a second tap.
 */
export function useTicket(ticket: string) {
  const [opened, setOpened] = useState<Opened>()
  const [ended, setEnded] = useState<Ended>()
  const [failure, setFailure] = useState<Failure>()
  const [sending, setSending] = useState<Sending>(null)

  const fail = useCallback((failed: Failure) => {
    if (failed.kind === 'refused' && failed.code !== 'BUSY') setEnded({ kind: 'over', refusal: failed })
    else setFailure(failed)
  }, [])
  const open = useCallback(async () => {
    setFailure(undefined)
    const answer = await call('login.open', { ticket })
    if (answer.ok) setOpened(answer.data)
    else fail(answer)
  }, [ticket, fail])
  useEffect(() => void open(), [open])

  const confirm = async (number: string) => {
    setSending('confirm')
    setFailure(undefined)
    const answer = await call('login.confirm', { ticket, number })
    setSending(null)
    if (answer.ok) setEnded({ kind: 'done' })
    else fail(answer)
  }
  const refuse = async () => {
    setSending('refuse')
    setFailure(undefined)
    const answer = await call('login.refuse', { ticket })
    setSending(null)
    if (answer.ok) setEnded({ kind: 'stopped' })
    else fail(answer)
  }
  return { opened, ended, failure, sending, open, confirm, refuse }
}

export type TicketState = ReturnType<typeof useTicket>
