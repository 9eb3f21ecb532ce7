import type { StoreView } from '@shared/contract'
import type { OfferView } from '@shared/contract/actions/coupon'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Empty } from '@/components/empty'
import { QueryBoundary } from '@/components/query-boundary'
import { Sheet } from '@/components/sheet'
import { TicketSkeleton } from '@/components/skeleton'
import { OfferTicket } from './offer-ticket'

export interface OffersSheetProps {
  open: boolean
  /** The batch of the opened share: shown first. */
  first: string
  stores: readonly StoreView[]
  onClose: () => void
  onClaimed: () => void
  /** The offers in the order of their buttons, for the share panel. */
  onShown: (offers: readonly OfferView[]) => void
}

/** 领券中心: what can be claimed these days, and the customer's state with each. */
export function OffersSheet(props: OffersSheetProps) {
  return (
    <Sheet open={props.open} title="领券中心" note="领到的券在券包里，到店出示就能用" onClose={props.onClose}>
      {props.open && <Offers {...props} />}
    </Sheet>
  )
}

function Offers({ first, stores, onClaimed, onShown }: OffersSheetProps) {
  const query = useQuery('coupon.offers', {})
  // Found once: what was just claimed stays where the finger left it.
  const order = useRef<string[]>()
  const skeleton = (
    <>
      <TicketSkeleton />
      <TicketSkeleton />
    </>
  )
  return (
    <QueryBoundary query={query} skeleton={skeleton}>
      {({ offers, brand }) => {
        order.current ??= [...offers]
          .sort((a, b) => rank(a, first) - rank(b, first))
          .map(({ batchId }) => batchId)
        const place = ({ batchId }: OfferView) => order.current?.indexOf(batchId) ?? 0
        const ordered = [...offers].sort((a, b) => place(a) - place(b))
        onShown(ordered)
        if (ordered.length === 0) return <Empty title="现在没有可领的券" lines={['有新的会放在这里。']} />
        return (
          <View className="offers stack">
            {first && !offers.some(({ batchId }) => batchId === first) && (
              <View className="small ink-2">分享给你的那张已经下架，看看别的。</View>
            )}
            {ordered.map((offer, i) => (
              <OfferTicket
                key={offer.batchId}
                index={i}
                offer={offer}
                timeZone={brand.timeZone}
                stores={stores}
                onClaimed={() => {
                  void query.reload()
                  onClaimed()
                }}
              />
            ))}
          </View>
        )
      }}
    </QueryBoundary>
  )
}

/** The shared one, then what can still be claimed, then the rest. */
function rank({ batchId, soldOut, mine, limit }: OfferView, first: string): number {
  if (batchId === first) return 0
  return soldOut || mine >= limit ? 2 : 1
}
