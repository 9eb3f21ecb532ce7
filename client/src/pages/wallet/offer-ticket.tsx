import type { StoreView } from '@shared/contract'
import type { OfferView } from '@shared/contract/actions/coupon'
import { conditionWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { CouponTicket, type CouponTicketProps, ticketValueOf } from '@/components/coupon-ticket'
import { toast } from '@/components/toast'
import { abilities } from '@/device/abilities'
import { storesText } from '@/features/coupon/rule-text'
import { openTab } from '@/navigate'

export interface OfferTicketProps {
  index: number
  offer: OfferView
  timeZone: string
  stores: readonly StoreView[]
  onClaimed: () => void
}

/** One batch to claim from; a refusal is said on the ticket itself. */
export function OfferTicket({ index, offer, timeZone, stores, onClaimed }: OfferTicketProps) {
  const claim = useCommand('coupon.claim')
  const { terms, batchId } = offer
  const over = overText(offer)
  const run = async () => {
    const answer = await claim.run({ batchId })
    if (!answer?.ok) return
    toast('已收进券包')
    onClaimed()
  }
  const claimable: Pick<CouponTicketProps, 'action'> = over
    ? {}
    : {
        action: {
          id: `claim-${index}`,
          label: '领取',
          onTap: () => void run(),
          pending: claim.pending && '正在领',
        },
      }
  return (
    <View>
      <CouponTicket
        id={`offer-${index}`}
        value={ticketValueOf(terms.benefit)}
        condition={conditionWords(terms)}
        name={terms.name}
        meta={metaOf(offer, timeZone, stores)}
        state={over ? 'blocked' : 'usable'}
        {...claimable}
        {...reasonOf(over, claim.failure)}
      />
      {abilities.nativeButtons && !over && (
        <Button id={`share-offer-${index}`} kind="text" size="s" icon="share" share>
          分享给朋友领
        </Button>
      )}
    </View>
  )
}

/** Why nothing can be claimed any more; '' while it can. */
function overText({ soldOut, mine, limit }: Pick<OfferView, 'soldOut' | 'mine' | 'limit'>): string {
  if (mine >= limit) {
    return limit === 1 ? '每人一张，你的那张在券包里' : `每人 ${limit} 张，你都领过了，在券包里`
  }
  return soldOut ? '这张券已经领完了' : ''
}

function metaOf(
  { terms, validDays, validToAt, tierName, mine, limit }: OfferView,
  timeZone: string,
  stores: readonly StoreView[],
): string[] {
  const life =
    validDays !== null
      ? `领后 ${validDays} 天内有效`
      : validToAt !== null
        ? `${deadlineWords(validToAt, serverNow(), timeZone)}前有效`
        : ''
  const whose = tierName ? `「${tierName}」起可领` : ''
  const again = mine > 0 && mine < limit ? `已领 ${mine} 张，还能领 ${limit - mine} 张` : ''
  return [life, again || whose || `${storesText(terms.stores, stores)}可用`].filter(Boolean)
}

function reasonOf(
  over: string,
  failure: ReturnType<typeof useCommand<'coupon.claim'>>['failure'],
): Pick<CouponTicketProps, 'reason'> {
  if (over) return { reason: { text: over } }
  if (!failure) return {}
  const join = failure.kind === 'refused' && failure.code === 'NOT_MEMBER'
  return {
    reason: {
      text: failure.message,
      ...(join ? { link: { label: '去入会', onTap: () => openTab('card') } } : {}),
    },
  }
}
