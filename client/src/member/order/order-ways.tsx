import type { OrderOpened } from '@shared/contract/actions/order'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon, type IconName } from '@/components/icon'
import { Sheet } from '@/components/sheet'
import { chooseStore } from '@/features/brand/chosen-store'
import { basketOf, currentBasket } from '@/features/order/basket'
import { callStore } from '@/features/store/reach-store'
import { openPage } from '@/navigate'

interface OrderWaysProps {
  opened: OrderOpened
  onHelp: () => void
  /** At the bottom, where ordering again is what is left to do. */
  inBar?: boolean
}

/** Asking the store about it, and ordering the same once more. */
export function OrderWays({ opened, onHelp, inBar = false }: OrderWaysProps) {
  const { exchangeId } = opened.order
  const hasGoods = opened.row.kind !== 'top-up' && opened.row.kind !== 'exchange'
  const again = () => {
    currentBasket.set(basketOf(opened.order))
    if (opened.store) chooseStore(opened.store.id)
    openPage('pay')
  }
  if (inBar) {
    return (
      <View className="bar-row">
        <Button id="ask-store" kind="outline" onTap={onHelp}>
          问问门店
        </Button>
        <Button id="order-again" onTap={again}>
          再来一单
        </Button>
      </View>
    )
  }
  return (
    <View className="order-ways">
      <Way id="ask-store" icon="undo" label="退款和发票" onTap={onHelp} />
      {exchangeId && (
        <Way
          id="see-exchange"
          icon="gift"
          label="看这笔兑换"
          onTap={() => openPage('exchange', { id: exchangeId })}
        />
      )}
      {hasGoods && <Way id="order-again" icon="tea" label="再来一单" onTap={again} />}
    </View>
  )
}

interface WayProps {
  id: string
  icon: IconName
  label: string
  onTap: () => void
}

function Way({ id, icon, label, onTap }: WayProps) {
  return (
    <View id={id} className="order-way" hoverClass="order-way-pressed" onClick={onTap} role="button">
      <Icon name={icon} size={20} />
      {label}
    </View>
  )
}

interface HelpSheetProps {
  open: boolean
  opened: OrderOpened
  onClose: () => void
}

/** Refunds and invoices are the store's: how to reach it. */
export function HelpSheet({ open, opened: { store, order }, onClose }: HelpSheetProps) {
  return (
    <Sheet
      open={open}
      title="找门店办"
      note={`订单尾号 ${order.tail}`}
      onClose={onClose}
      {...(store?.phone
        ? {
            footer: (
              <Button id="call-for-help" icon="call" onTap={() => callStore(store)}>
                {`打给${store.name}`}
              </Button>
            ),
          }
        : {})}
    >
      <View className="stack">
        <View className="body-2">退款：由付款的门店退，钱原路回来，积分和券跟着算好，这里会更新。</View>
        <View className="body-2">发票：请付款的门店开，出示这一页，或微信里的付款记录。</View>
        {!store?.phone && <View className="body-2 ink-2">这家店没有留电话，请到店里问。</View>}
      </View>
    </Sheet>
  )
}
