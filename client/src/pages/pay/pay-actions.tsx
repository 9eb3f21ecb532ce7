import { amount } from '@shared/domain/money/display'
import { Button } from '@/components/button'
import { Keypad } from '@/components/keypad'
import type { PayForm } from './use-pay-form'

/** For goods: pays what is in the basket. */
export function PayButton({ form }: { form: PayForm }) {
  return (
    <Button
      id="pay"
      pending={form.pending && '正在付款'}
      disabledBecause={form.total === 0 && '先选一样'}
      onTap={form.run}
    >{`去付款 ${amount(form.total)}`}</Button>
  )
}

/** For an amount: types it and pays it. */
export function PayKeypad({ form }: { form: PayForm }) {
  return (
    <Keypad
      typed={form.typed}
      onType={form.setTyped}
      confirmLabel="付款"
      confirmAmount={amount(form.total)}
      canConfirm={form.total > 0}
      pending={form.pending}
      onConfirm={form.run}
    />
  )
}
