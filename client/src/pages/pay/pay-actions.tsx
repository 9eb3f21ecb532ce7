import { amount } from '@shared/domain/money/display'
import { Button } from '@/components/button'
import { Keypad } from '@/components/keypad'
import { openPage } from '@/navigate'
import type { PayForm } from './use-pay-form'

/** For goods: on to the last look before paying. */
export function ToCheckout({ form }: { form: PayForm }) {
  return (
    <Button
      id="to-checkout"
      disabledBecause={form.total === 0 && '先选一样'}
      onTap={() => openPage('checkout')}
    >{`去结算 ${amount(form.total)}`}</Button>
  )
}

/** For an amount: types it and pays it, while the store is open. */
export function PayKeypad({ form, open }: { form: PayForm; open: boolean }) {
  return (
    <Keypad
      typed={form.typed}
      onType={form.setTyped}
      confirmLabel={open ? '付款' : '没营业'}
      confirmAmount={amount(form.total)}
      canConfirm={form.total > 0 && open}
      pending={form.pending}
      onConfirm={form.run}
    />
  )
}
