import { amount } from '@shared/domain/money/display'
import { Button } from '@/components/button'

/** Below a keypad whose command had no answer: the very same one again, by its amount. */
export function SendAgain({ fen, pending, onTap }: { fen: number; pending: boolean; onTap: () => void }) {
  return (
    <Button id="send-again" size="xl" icon="renew" pending={pending && '正在送出'} onTap={onTap}>
      {`再送一次 ${amount(fen)}`}
    </Button>
  )
}
