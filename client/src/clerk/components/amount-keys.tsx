import type { Failure } from '@/cloud/answer'
import { Keypad } from '@/components/keypad'
import type { PageProps } from '@/components/page'
import { FailedCommand } from './failed-command'
import { SendAgain } from './send-again'

interface AmountKeys {
  form: { failure: Failure | undefined; pending: boolean; unknown: boolean; attempts: number }
  typed: string
  fen: number
  onType: (typed: string) => void
  confirmLabel: string
  canConfirm: boolean
  onSend: () => void
  /** A sheet is open in the keypad's place. */
  hidden?: boolean
}

/**
 * The parts of a page that types an amount and sends it: a keypad, and after a lost answer only the very same
 * amount again.
 */
export function amountKeys(keys: AmountKeys): Pick<PageProps, 'banner' | 'actions' | 'footer'> {
  const { form, typed, fen, onSend } = keys
  const banner = form.failure && <FailedCommand failure={form.failure} />
  if (form.unknown || (form.pending && form.attempts > 1)) {
    return { banner, actions: <SendAgain fen={fen} pending={form.pending} onTap={onSend} /> }
  }
  if (keys.hidden) return { banner }
  return {
    banner,
    footer: (
      <Keypad
        typed={typed}
        onType={keys.onType}
        confirmLabel={keys.confirmLabel}
        confirmAmount={`¥${typed || '0'}`}
        canConfirm={keys.canConfirm}
        pending={form.pending}
        onConfirm={onSend}
      />
    ),
  }
}
