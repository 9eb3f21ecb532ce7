import type { ActionName, InputOf, OutputOf, ResponseEnvelope } from '@shared/contract'
import { orderIdOf } from '@shared/domain/ids'
import { type Computer, computerAt } from '../../local/computer'
import { APPID, BRAND_ID, MCHID, openidOfPersona, storeIdByCode } from '../../local/demo'
import type { Stack } from '../../local/stack'

const FEN = 6800
/** Where the demo's clerk works. */
export const STORE = storeIdByCode('yunqi')

interface Paid {
  outTradeNo: string
  orderId: string
}

/** What people in the shop have done before a screen is opened; every time with a person of its own. */
export interface Shop {
  /** A customer the brand does not know yet. */
  stranger(): string
  /** Pays at the counter; resolves when WeChat Pay's notice has been answered. */
  pay(persona: string): Promise<Paid>
  refund(paid: Paid): Promise<void>
  /** Calls an action as this person; throws when it is refused. */
  must<N extends ActionName>(persona: string, action: N, input: InputOf<N>): Promise<OutputOf<N>>
  commandId(): string
  /** A browser with the console open. */
  computer(): Computer
}

export function shopOf({ cloud, pay, url }: Stack): Shop {
  let count = 0
  const next = () => {
    count += 1
    return count
  }
  return {
    computer: () => computerAt(url, BRAND_ID),
    stranger: () => `visitor-${next()}`,
    commandId: () => `screens-command-${String(next()).padStart(6, '0')}`,
    pay: async persona => {
      const openid = openidOfPersona(persona)
      const { outTradeNo } = await pay.take({
        openid,
        amountFen: FEN,
        store: 'yunqi',
        description: '茶',
        notice: 'normal',
      })
      await pay.quiet()
      return { outTradeNo, orderId: orderIdOf(MCHID, outTradeNo) }
    },
    refund: async ({ outTradeNo }) => {
      await pay.refund({ outTradeNo, fen: FEN, notice: 'normal' })
      await pay.quiet()
    },
    must: async (persona, action, input) => {
      const caller = { openid: openidOfPersona(persona), appid: APPID, source: 'wx_client' }
      const outcome = await cloud.call('api', { action, brand: BRAND_ID, input }, caller)
      if (!outcome.ok) throw new Error(`${action}: ${outcome.error.errorMessage}`)
      const answer = outcome.result as ResponseEnvelope<never>
      if (!answer.ok) throw new Error(`${action}: ${answer.code} ${answer.message}`)
      return answer.data
    },
  }
}

/** A stranger who has joined, with the gift of a first order. */
export async function memberWithGift(shop: Shop): Promise<{ persona: string; couponId: string; paid: Paid }> {
  const persona = shop.stranger()
  const paid = await shop.pay(persona)
  const { brand } = await shop.must(persona, 'order.landing', {
    order: { mchid: MCHID, outTradeNo: paid.outTradeNo },
  })
  await shop.must(persona, 'member.join', {
    commandId: shop.commandId(),
    consent: brand.rulesVersion,
    phoneCode: `dev-phone-${persona}`,
  })
  const { coupon } = await shop.must(persona, 'coupon.takeGift', {
    commandId: shop.commandId(),
    orderId: paid.orderId,
    index: 0,
  })
  return { persona, couponId: coupon.id, paid }
}

/** A stranger who has joined and filled in no profile. */
export async function newMember(shop: Shop): Promise<string> {
  const persona = shop.stranger()
  const { brand } = await shop.must(persona, 'member.me', {})
  await shop.must(persona, 'member.join', { commandId: shop.commandId(), consent: brand.rulesVersion })
  return persona
}

/** What the QR of a coupon says at this moment. */
export async function codeOfCoupon(shop: Shop, persona: string, couponId: string): Promise<string> {
  const { codes } = await shop.must(persona, 'coupon.open', { couponId })
  const [step] = codes?.steps ?? []
  if (!step) throw new Error(`${couponId} shows no code`)
  return step.code
}

export const landingOf = ({ outTradeNo }: Paid): string =>
  `/pages/landing/index?merchant_id=${MCHID}&merchant_trade_no=${outTradeNo}`

/** A clerk looks at a code. */
export const previewOf = (code: string): string =>
  `/clerk/preview/index?storeId=${encodeURIComponent(STORE)}&code=${encodeURIComponent(code)}`

export async function redeem(shop: Shop, couponId: string, code: string): Promise<void> {
  const seen = await shop.must('chenyi', 'redemption.preview', { storeId: STORE, code })
  if (seen.kind !== 'coupon') throw new Error(`${couponId} is no coupon to the clerk`)
  await shop.must('chenyi', 'redemption.redeem', {
    commandId: shop.commandId(),
    storeId: STORE,
    couponId: seen.coupon.id,
    permit: seen.permit,
  })
}
