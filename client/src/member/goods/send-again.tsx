import { Button } from '@/components/button'
import type { Exchange } from './use-exchange'

interface SendAgainProps {
  exchange: Exchange
  sent: NonNullable<Exchange['sent']>
}

/** Sends an exchange that had no answer once more: the answer is that of the first, never a second one. */
export function SendAgain({ exchange, sent }: SendAgainProps) {
  return (
    <Button
      id="send-again"
      pending={exchange.pending && '正在核对'}
      onTap={() => void exchange.send(sent.input)}
    >
      再送一次
    </Button>
  )
}
