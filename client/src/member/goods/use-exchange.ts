import type { GoodsPriceView, OutputOf } from '@shared/contract'
import { priceWords } from '@shared/text/mall'
import { spaced } from '@shared/text/spaced'
import { useState } from 'react'
import { keptOnPhone, type PendingCommand, pendingCommandOf } from '@/cloud/pending-commands'
import { type Command, type CommandInput, useCommand } from '@/cloud/use-command'
import { toast } from '@/components/toast'
import { requestPayment } from '@/device/request-payment'
import { vibrate } from '@/device/vibrate'
import { replacePage } from '@/navigate'

type Exchanged = OutputOf<'mall.exchange'>
type Price = Pick<GoodsPriceView, 'points' | 'fen'>

export interface Exchange {
  /** Exchanges, or sends again what was sent before. */
  send: (input: CommandInput<'mall.exchange'>) => Promise<void>
  pending: boolean
  failure: Command<'mall.exchange'>['failure']
  /** An exchange of these goods went out and has no answer: only it may go again. */
  sent: PendingCommand<'mall.exchange'> | undefined
  /** The price is another one by now: old and new, until it was read. */
  changed: { before: Price; now: Price } | null
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
      textOf: ({ points, fen = 0 }) => spaced(`${priceWords({ points, fen })}兑换${goodsName}`),
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
      await goOn(answer.data)
      return
    }
    if (answer.kind !== 'refused') return
    if (answer.code === 'PRICE_CHANGED') {
      setChanged({ before: { points: input.points, fen: input.fen ?? 0 }, now: answer.data as Price })
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

/**
 * To the cashier where money is due, then where it is shown: with its code, or the payment that is still
 * due.
 */
async function goOn({ exchange, toPay }: Exchanged): Promise<void> {
  if (toPay) await requestPayment(toPay.payment)
  else if (exchange.state !== 'paying') toast('换好了')
  replacePage('exchange', { id: exchange.id })
}
