import type { OutputOf, StoreView } from '@shared/contract'
import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { SLIP_LENGTH, slipCharacters, slipText } from '@/clerk/features/receipt/slip'
import { Cell, Cells } from '@/components/cell'
import { RecentCredits } from './recent-credits'
import './index.scss'

interface StoreCellProps {
  desk: OutputOf<'staff.open'>
  store: StoreView | undefined
  locked: boolean
  onChange: (storeId: string) => void
}

/** The store the receipt is of; a tap changes it where the clerk works in several. */
function StoreCell({ desk, store, locked, onChange }: StoreCellProps) {
  const changeStore = async () => {
    const itemList = desk.stores.map(({ name }) => name)
    const choice = await Taro.showActionSheet({ itemList }).catch(() => null)
    const chosen = choice && desk.stores[choice.tapIndex]
    if (chosen) onChange(chosen.id)
  }
  return (
    <Cells>
      <Cell
        id="change-store"
        icon="store"
        title={store?.name ?? ''}
        {...(desk.role === 'clerk' ? { note: '你能退当天的小票，以前的请店长退' } : {})}
        {...(desk.stores.length > 1 && !locked ? { value: '换一家', onTap: () => void changeStore() } : {})}
      />
    </Cells>
  )
}

interface NumberFieldProps {
  receiptNo: string
  locked: boolean
  onNumber: (receiptNo: string) => void
}

/** The receipt's number: typed, or chosen from the list of recent ones. */
function NumberField({ receiptNo, locked, onNumber }: NumberFieldProps) {
  return (
    <View>
      <View className="field-label">小票号</View>
      {slipText(receiptNo) === receiptNo ? (
        <Input
          id="type-receipt"
          className={receiptNo ? 'field-input receipt-number' : 'field-input'}
          placeholder="印在小票上，字母和数字"
          placeholderClass="field-empty"
          maxlength={SLIP_LENGTH}
          disabled={locked}
          value={receiptNo}
          onInput={event => onNumber(slipCharacters(event.detail.value))}
        />
      ) : (
        <Cells>
          <Cell
            id="chosen-receipt"
            icon="receipt"
            title={slipText(receiptNo)}
            {...(locked ? {} : { value: '换一张', onTap: () => onNumber('') })}
          />
        </Cells>
      )}
    </View>
  )
}

interface WhichReceiptProps {
  desk: OutputOf<'staff.open'>
  store: StoreView | undefined
  receiptNo: string
  form: { locked: boolean; change: (apply: () => void) => void }
  onStore: (storeId: string) => void
  onNumber: (receiptNo: string) => void
}

/** The store, the number, and recent receipts to choose from. */
export function WhichReceipt({ desk, store, receiptNo, form, onStore, onNumber }: WhichReceiptProps) {
  const { locked, change } = form
  return (
    <>
      <StoreCell desk={desk} store={store} locked={locked} onChange={id => change(() => onStore(id))} />
      <NumberField receiptNo={receiptNo} locked={locked} onNumber={next => change(() => onNumber(next))} />
      {receiptNo === '' && store && <RecentCredits key={store.id} storeId={store.id} onChoose={onNumber} />}
    </>
  )
}
