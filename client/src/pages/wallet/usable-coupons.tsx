import type { CouponView, OutputOf } from '@shared/contract'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import type { Pages } from '@/cloud/use-pages'
import { CouponTicket, type CouponTicketProps } from '@/components/coupon-ticket'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { LoadMore } from '@/components/load-more'
import { Section } from '@/components/section'
import { ticketOf, WITHOUT_NETWORK } from '@/features/coupon/ticket-of'
import { openPage } from '@/navigate'

export type Wallet = OutputOf<'coupon.wallet'>

export interface UsableCouponsProps {
  wallet: Wallet
  pages: Pages<Wallet, CouponView>
  onOffers: () => void
  onStores: () => void
  onWhy: (coupon: CouponView) => void
  /** Which stores take it. */
  onWhere: (coupon: CouponView) => void
}

/** What works in this store now, then what does not, each with its reason in words. */
export function UsableCoupons(props: UsableCouponsProps) {
  const { wallet, pages, onOffers, onStores } = props
  const usable = pages.items.filter(({ notUsable }) => !notUsable)
  const blocked = pages.items.filter(({ notUsable }) => notUsable)
  if (pages.items.length === 0) return <NoCoupons offers={wallet.offers} onOffers={onOffers} />
  return (
    <>
      {wallet.offers > 0 && (
        <View id="open-offers" className="wallet-offers" onClick={onOffers} role="button">
          <Icon name="gift" size={18} />
          <View className="wallet-offers-text">领券中心还有 {wallet.offers} 张可以领</View>
          <Icon name="forward" size={16} />
        </View>
      )}
      <Section
        title={
          usable.length > 0 ? `在${wallet.store.name}，现在能用` : `在${wallet.store.name}，现在都不能用`
        }
        link={{ id: 'change-store', label: '换门店', onTap: onStores }}
      >
        <Tickets coupons={usable} {...props} />
      </Section>
      {blocked.length > 0 && (
        <Section title="还不能用">
          <Tickets coupons={blocked} {...props} />
        </Section>
      )}
      <LoadMore pages={pages} end={wallet.offers > 0 ? '没有更多了' : '没有更多了，付款时会随单送券'} />
    </>
  )
}

function Tickets({ coupons, wallet, pages, ...on }: UsableCouponsProps & { coupons: readonly CouponView[] }) {
  const seen = { now: serverNow(), timeZone: wallet.brand.timeZone }
  return (
    <View className="stack">
      {coupons.map(coupon => (
        <CouponTicket
          key={coupon.id}
          {...ticketOf(coupon, seen)}
          onTap={() => openPage('coupon', { id: coupon.id })}
          {...(pages.stale && !coupon.notUsable ? WITHOUT_NETWORK : thingToDo(coupon, on))}
        />
      ))}
    </View>
  )
}

function thingToDo(
  coupon: CouponView,
  { onWhy, onWhere }: Pick<UsableCouponsProps, 'onWhy' | 'onWhere'>,
): Pick<CouponTicketProps, 'action' | 'reason'> {
  const { notUsable } = coupon
  if (!notUsable) return { action: { label: '去使用', onTap: () => openPage('coupon', { id: coupon.id }) } }
  if (coupon.state === 'LOCKED') return {}
  const elsewhere = notUsable.code === 'COUPON_WRONG_STORE'
  const link = elsewhere
    ? { label: '看门店', onTap: () => onWhere(coupon) }
    : { label: '为什么', onTap: () => onWhy(coupon) }
  return { reason: { text: notUsable.message, link } }
}

function NoCoupons({ offers, onOffers }: { offers: number; onOffers: () => void }) {
  const lines = ['在店里付款，满额会随单送券。']
  if (offers === 0) return <Empty title="现在没有能用的券" lines={lines} />
  return (
    <Empty
      title="现在没有能用的券"
      lines={[...lines, `领券中心里也有 ${offers} 张在等你。`]}
      action={{ id: 'open-offers', label: '去领券中心', onTap: onOffers }}
    />
  )
}
