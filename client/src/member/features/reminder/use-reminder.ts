import { useRef, useState } from 'react'
import { useCommand } from '@/cloud/use-command'
import { askToNotify } from '@/device/ask-to-notify'
import type { NotifyAnswer } from '@/device/types'

export interface Reminder {
  /** Opens WeChat's dialogue and keeps the answer; after a yes that did not reach us, only keeps it. */
  ask: () => Promise<void>
  pending: boolean
  /** What WeChat's dialogue brought on this page; null = not asked here. */
  answer: NotifyAnswer | null
  /** WeChat has the consent, we do not know of it yet. */
  unkept: boolean
}

/** Requests consent to one message before points end. No consent given is requested from WeChat again. */
export function useReminder(templateId: string, andThen: () => Promise<void>): Reminder {
  const consent = useCommand('reminder.consent')
  const [answer, setAnswer] = useState<NotifyAnswer | null>(null)
  const [asking, setAsking] = useState(false)
  const busy = useRef(false)
  const unkept = answer === 'accept' && consent.failure !== undefined

  const keep = async (said: 'accept' | 'reject') => {
    const kept = await consent.run({ templateId, answer: said })
    if (kept?.ok) await andThen()
  }
  const ask = async () => {
    if (busy.current) return
    busy.current = true
    if (unkept) await keep('accept')
    else {
      setAsking(true)
      const said = await askToNotify(templateId)
      setAsking(false)
      setAnswer(said)
      if (said === 'accept' || said === 'reject') await keep(said)
    }
    busy.current = false
  }
  return { ask, pending: asking || consent.pending, answer, unkept }
}
