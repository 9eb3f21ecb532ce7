import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { useState } from 'react'
import { keptOnPhone, type PendingCommand, pendingCommandOf } from '@/cloud/pending-commands'
import { type Command, type CommandInput, useCommand } from '@/cloud/use-command'
import { toast } from '@/components/toast'
import { vibrate } from '@/device/vibrate'
import { replacePage } from '@/navigate'

type Exchanged = OutputOf<'mall.exchange'>

export interface Exchange {
  /** Exchanges, or sends again what was sent before. */
  send: (input: CommandInput<'mall.exchange'>) => Promise<void>
  pending: boolean
  failure: Command<'mall.exchange'>['failure']
  /** An exchange of these goods went out and has no answer: only it may go again. */
  sent: PendingCommand<'mall.exchange'> | undefined
  /** The price is another one by now: old and new, until it was read. */
  changed: { before: number; now: number } | null
  understood: () => void
  /** An earlier refusal was read. */
  dismiss: () => void
}

/**
 * Exchanges these goods once: what was sent is kept on this phone until its outcome is known, so that leaving
 * the page, another choice or a restart never make a second exchange of it.
 */
export function useExchange(goodsId: string, goodsName: string, reload: () => Promise<void>): Exchange {
  const command = useCommand(
    'mall.exchange',
    keptOnPhone('mall.exchange', {
      about: goodsId,
      whose: '',
      textOf: ({ points }) => `${integer(points)} 积分兑换 ${goodsName}`,
    }),
  )
  const [sent, setSent] = useState(() => pendingCommandOf('mall.exchange', goodsId))
  const [changed, setChanged] = useState<Exchange['changed']>(null)
  const send = async (input: CommandInput<'mall.exchange'>) => {
    const answer = await command.run(input)
    if (!answer) return
    setSent(pendingCommandOf('mall.exchange', goodsId))
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) {
      exchanged(answer.data)
      return
    }
    if (answer.kind !== 'refused') return
    if (answer.code === 'PRICE_CHANGED') {
      setChanged({ before: input.points, now: (answer.data as { points: number }).points })
      command.dismiss()
    }
    await reload()
  }
  return {
    send,
    pending: command.pending,
    failure: command.failure,
    sent,
    changed,
    understood: () => setChanged(null),
    dismiss: command.dismiss,
  }
}

/** Where it is shown: with its code, its coupon, or the payment that is still due. */
function exchanged({ exchange }: Exchanged): void {
  toast('换好了')
  replacePage('exchange', { id: exchange.id })
}
