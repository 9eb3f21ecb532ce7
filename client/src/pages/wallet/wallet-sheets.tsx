import type { CouponView, OutputOf } from '@shared/contract'
import type { OfferView } from '@shared/contract/actions/coupon'
import type { Pages } from '@/cloud/use-pages'
import { chooseStore } from '@/features/brand/chosen-store'
import { StoreSheet } from '@/features/brand/store-sheet'
import type { Over } from '.'
import { OffersSheet } from './offers-sheet'
import { WhySheet } from './why-sheet'

interface WalletSheetsProps {
  over: Over
  offer: string
  wallet: OutputOf<'coupon.wallet'>
  close: () => void
  pages: Pick<Pages<OutputOf<'coupon.wallet'>, CouponView>, 'reload'>
  offersShown: { current: readonly OfferView[] }
}

/** Offers, why a coupon cannot be used, and stores. */
export function WalletSheets({ over, offer, wallet, close, pages, offersShown }: WalletSheetsProps) {
  return (
    <>
      <OffersSheet
        open={over?.kind === 'offers'}
        first={offer}
        stores={wallet.stores}
        onClose={close}
        onClaimed={() => void pages.reload()}
        onShown={offers => {
          offersShown.current = offers
        }}
      />
      <WhySheet coupon={over?.kind === 'why' ? over.coupon : null} wallet={wallet} onClose={close} />
      <StoreSheet
        open={over?.kind === 'stores' || over?.kind === 'where'}
        title={over?.kind === 'where' ? '能用这张券的店' : '换一家店'}
        stores={
          over?.kind === 'where'
            ? wallet.stores.filter(({ id }) => over.coupon.terms.stores.includes(id))
            : wallet.stores
        }
        chosenId={wallet.store.id}
        onClose={close}
        onChoose={({ id }) => {
          chooseStore(id)
          close()
        }}
      />
    </>
  )
}
