import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  codeOfCoupon,
  landingOf,
  memberWithGift,
  newMember,
  previewOf,
  redeem,
  type Shop,
  STORE,
} from './shop'

/** A page in one of its main states, and how a person gets to see it. */
export interface Screen {
  /** Name of its pictures. */
  name: string
  /** The page it shows, as app.json names it. */
  page: string
  /** Brings the state about; gives who looks, and the address when it is more than the page's own. */
  visit(shop: Shop): Promise<Visit> | Visit
  /** Ids of what is tapped then, one after the other. */
  taps?: readonly string[]
}

interface Visit {
  as: string
  path?: string
  /** Opened before it, for what that leaves on the phone. */
  before?: string
}

const as = (persona: string, path?: string) => () => ({ as: persona, ...(path ? { path } : {}) })
const LIN = 'linqing'
const CLERK = 'chenyi'
const MANAGER = 'shenhe'
const AT_STORE = `storeId=${encodeURIComponent(STORE)}`

/** Goods that have a price with money, at that price. */
const WITH_MONEY = { goodsId: 'shanze:cold-brew-cup', points: 500, fen: 3900 }

/** One line a state: a new page or state adds one here, and nothing else. */
export const screens: readonly Screen[] = [
  { name: 'card-guest', page: 'pages/card/index', visit: as('zhouzhou') },
  { name: 'card-member', page: 'pages/card/index', visit: as(LIN) },
  { name: 'card-top-tier', page: 'pages/card/index', visit: as('gushan') },
  { name: 'card-code', page: 'pages/card/index', visit: as(LIN), taps: ['open-code'] },
  { name: 'card-join', page: 'pages/card/index', visit: as('zhouzhou'), taps: ['join'] },
  { name: 'landing-verified', page: 'pages/landing/index', visit: paid },
  { name: 'landing-joined', page: 'pages/landing/index', visit: paidByMember },
  { name: 'landing-refunded', page: 'pages/landing/index', visit: refunded },
  { name: 'landing-foreign', page: 'pages/landing/index', visit: paidByAnother },
  { name: 'wallet', page: 'pages/wallet/index', visit: as(LIN) },
  { name: 'wallet-offers', page: 'pages/wallet/index', visit: as('gushan'), taps: ['open-offers'] },
  { name: 'wallet-used', page: 'pages/wallet/index', visit: as(LIN), taps: ['tab-used'] },
  { name: 'wallet-empty', page: 'pages/wallet/index', visit: as('zhouzhou') },
  { name: 'coupon', page: 'pages/coupon/index', visit: ownCoupon },
  { name: 'coupon-used', page: 'pages/coupon/index', visit: usedCoupon },
  { name: 'points', page: 'pages/points/index', visit: as(LIN) },
  { name: 'points-guest', page: 'pages/points/index', visit: as('zhouzhou') },
  { name: 'tiers', page: 'pages/tiers/index', visit: as(LIN) },
  { name: 'me', page: 'pages/me/index', visit: as(LIN) },
  { name: 'me-guest', page: 'pages/me/index', visit: as('zhouzhou') },
  { name: 'me-clerk', page: 'pages/me/index', visit: as(CLERK) },
  { name: 'me-settings', page: 'pages/me/index', visit: as(LIN), taps: ['open-settings'] },
  { name: 'pay', page: 'pages/pay/index', visit: as(LIN) },
  { name: 'pay-basket', page: 'pages/pay/index', visit: as(LIN), taps: ['add-0'] },
  { name: 'stored', page: 'member/stored/index', visit: as(LIN) },
  { name: 'calendar', page: 'member/calendar/index', visit: as(LIN) },
  { name: 'receipt-unknown', page: 'member/receipt/index', visit: as(LIN, 'code=nobody-printed-this') },
  { name: 'merge', page: 'member/merge/index', visit: as(LIN) },
  { name: 'phone', page: 'member/phone/index', visit: as(LIN) },
  { name: 'profile', page: 'member/profile/index', visit: as(LIN) },
  {
    name: 'profile-empty',
    page: 'member/profile/index',
    visit: async shop => ({ as: await newMember(shop) }),
  },
  { name: 'profile-guest', page: 'member/profile/index', visit: as('zhouzhou') },
  { name: 'profile-name', page: 'member/profile/index', visit: as(LIN), taps: ['change-name'] },
  { name: 'profile-remove', page: 'member/profile/index', visit: as(LIN), taps: ['remove-phone'] },
  { name: 'profile-privacy', page: 'member/profile/index', visit: as(LIN), taps: ['see-privacy'] },
  { name: 'close', page: 'member/close/index', visit: as('gushan') },
  { name: 'exchanges', page: 'member/exchanges/index', visit: as(LIN) },
  { name: 'exchange', page: 'member/exchange/index', visit: newestExchange },
  { name: 'goods-with-money', page: 'member/goods/index', visit: as(LIN, `id=${WITH_MONEY.goodsId}`) },
  { name: 'exchange-paying', page: 'member/exchange/index', visit: exchangeToPay },
  { name: 'mall', page: 'pages/mall/index', visit: as(LIN) },
  { name: 'mall-guest', page: 'pages/mall/index', visit: as('zhouzhou') },
  { name: 'mall-all', page: 'pages/mall/index', visit: as(LIN), taps: ['choose-all'] },
  { name: 'goods', page: 'member/goods/index', visit: firstGoods },
  { name: 'orders', page: 'member/orders/index', visit: as(LIN) },
  { name: 'order', page: 'member/order/index', visit: newestOrder },
  { name: 'stores', page: 'member/stores/index', visit: as(LIN) },
  { name: 'link-ended', page: 'pages/link/index', visit: as(LIN, 'l=autumn8') },
  { name: 'link-unknown', page: 'pages/link/index', visit: as(LIN, 'l=nobodyX') },
  { name: 'clerk-orders', page: 'clerk/orders/index', visit: as(CLERK, AT_STORE) },
  { name: 'brand-paths', page: 'brand/paths/index', visit: as(MANAGER) },
  { name: 'brand-path-new', page: 'brand/path/index', visit: as(MANAGER) },
  { name: 'clerk-scan', page: 'clerk/scan/index', visit: as(CLERK) },
  { name: 'clerk-number', page: 'clerk/scan/index', visit: as(CLERK), taps: ['by-number'] },
  { name: 'clerk-no-staff', page: 'clerk/scan/index', visit: as(LIN) },
  { name: 'preview-usable', page: 'clerk/preview/index', visit: usableAtDesk },
  { name: 'preview-used', page: 'clerk/preview/index', visit: usedAtDesk },
  { name: 'preview-member', page: 'clerk/preview/index', visit: memberAtDesk },
  { name: 'preview-unknown', page: 'clerk/preview/index', visit: unknownAtDesk },
  { name: 'result', page: 'clerk/result/index', visit: usableAtDesk, taps: ['confirm-redeem'] },
  { name: 'today', page: 'clerk/today/index', visit: as(CLERK, AT_STORE) },
  { name: 'stored-day', page: 'clerk/stored-day/index', visit: as(CLERK, AT_STORE) },
  { name: 'top-up', page: 'clerk/stored/index', visit: memberAtDesk, taps: ['open-top-up'] },
  { name: 'credit', page: 'clerk/credit/index', visit: memberAtDesk, taps: ['open-credit'] },
  { name: 'adjust', page: 'clerk/adjust/index', visit: memberAtManagersDesk, taps: ['open-adjust'] },
  { name: 'proposals', page: 'clerk/proposals/index', visit: as(MANAGER) },
  { name: 'void-receipt', page: 'clerk/receipt/index', visit: as(CLERK, AT_STORE) },
  { name: 'unanswered', page: 'clerk/unanswered/index', visit: as(CLERK) },
  { name: 'login-confirm', page: 'clerk/login/index', visit: computerAsks },
  { name: 'login-over', page: 'clerk/login/index', visit: as(MANAGER, `scene=${'0'.repeat(22)}`) },
  { name: 'login-not-staff', page: 'clerk/login/index', visit: as(LIN, `scene=${'0'.repeat(22)}`) },
  { name: 'computers', page: 'clerk/computers/index', visit: computerLoggedIn },
  { name: 'brand-staff', page: 'brand/staff/index', visit: as('liangruogu') },
  { name: 'brand-staff-person', page: 'brand/staff/index', visit: as('liangruogu'), taps: ['person-陈一'] },
  { name: 'brand-invite', page: 'brand/invite/index', visit: as(MANAGER) },
  { name: 'brand-invite-code', page: 'brand/invite/index', visit: as(MANAGER), taps: ['make-invitation'] },
  { name: 'join', page: 'clerk/join/index', visit: invitedByManager },
  { name: 'join-over', page: 'clerk/join/index', visit: as(LIN, `code=${'0'.repeat(12)}`) },
  { name: 'finance', page: 'clerk/finance/index', visit: as(MANAGER) },
]

/** The table, and every page of the package it does not name, as a member or a manager finds it. */
export function screensOf(pages: readonly string[]): Screen[] {
  const unnamed = pages.filter(page => !screens.some(screen => screen.page === page))
  return [
    ...screens,
    ...unnamed.map(page => ({
      name: page.replace(/\/index$/, '').replaceAll('/', '-'),
      page,
      visit: as(page.startsWith('clerk/') ? MANAGER : LIN),
    })),
  ]
}

/** Every page of a built package's app.json. */
export function pagesOf(packageRoot: string): string[] {
  const { pages, subPackages } = JSON.parse(readFileSync(path.join(packageRoot, 'app.json'), 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map(page => `${root}/${page}`))]
}

/** Where a visit begins: where its path is a query only, it belongs to the screen's own page. */
export function addressOf({ page }: Screen, { path: place = '' }: Visit): string {
  if (place.startsWith('/')) return place
  return place ? `/${page}?${place}` : `/${page}`
}

/** A code that a computer shows, scanned by the manager a moment ago. */
async function computerAsks(shop: Shop): Promise<Visit> {
  const { ticket } = await shop.computer().ask()
  return { as: MANAGER, path: `scene=${ticket}` }
}

async function computerLoggedIn(shop: Shop): Promise<Visit> {
  const computer = shop.computer()
  const { ticket, match } = await computer.ask()
  await shop.must(MANAGER, 'login.open', { ticket })
  await shop.must(MANAGER, 'login.confirm', { ticket, number: match })
  await computer.poll(ticket)
  return { as: MANAGER }
}

/** An invitation of a moment ago, opened by a customer. */
async function invitedByManager(shop: Shop): Promise<Visit> {
  const invitation = { role: 'clerk' as const, stores: [STORE], minutes: 10 }
  const { code } = await shop.must(MANAGER, 'staff.invite', { commandId: shop.commandId(), ...invitation })
  return { as: LIN, path: `code=${code}` }
}

async function paid(shop: Shop): Promise<Visit> {
  const persona = shop.stranger()
  return { as: persona, path: landingOf(await shop.pay(persona)) }
}

async function paidByMember(shop: Shop): Promise<Visit> {
  const { persona, paid: order } = await memberWithGift(shop)
  return { as: persona, path: landingOf(order) }
}

async function refunded(shop: Shop): Promise<Visit> {
  const { persona, paid: order } = await memberWithGift(shop)
  await shop.refund(order)
  return { as: persona, path: landingOf(order) }
}

async function paidByAnother(shop: Shop): Promise<Visit> {
  return { as: LIN, path: landingOf(await shop.pay(shop.stranger())) }
}

async function ownCoupon(shop: Shop): Promise<Visit> {
  const { persona, couponId } = await memberWithGift(shop)
  return { as: persona, path: `id=${encodeURIComponent(couponId)}` }
}

async function usedCoupon(shop: Shop): Promise<Visit> {
  const { persona, couponId } = await memberWithGift(shop)
  await redeem(shop, couponId, await codeOfCoupon(shop, persona, couponId))
  return { as: persona, path: `id=${encodeURIComponent(couponId)}` }
}

async function newestExchange(shop: Shop): Promise<Visit> {
  const { exchanges } = await shop.must(LIN, 'mall.exchanges', { filter: 'ready' })
  return { as: LIN, path: `id=${encodeURIComponent(exchanges[0]?.id ?? '')}` }
}

async function exchangeToPay(shop: Shop): Promise<Visit> {
  const { exchange } = await shop.must(LIN, 'mall.exchange', { commandId: shop.commandId(), ...WITH_MONEY })
  return { as: LIN, path: `id=${encodeURIComponent(exchange.id)}` }
}

async function firstGoods(shop: Shop): Promise<Visit> {
  const { goods } = await shop.must(LIN, 'mall.list', {})
  return { as: LIN, path: `id=${encodeURIComponent(goods[0]?.id ?? '')}` }
}

async function newestOrder(shop: Shop): Promise<Visit> {
  const { orders } = await shop.must(LIN, 'order.list', {})
  return { as: LIN, path: `id=${encodeURIComponent(orders[0]?.id ?? '')}` }
}

async function usableAtDesk(shop: Shop): Promise<Visit> {
  const { persona, couponId } = await memberWithGift(shop)
  return { as: CLERK, path: previewOf(await codeOfCoupon(shop, persona, couponId)) }
}

async function usedAtDesk(shop: Shop): Promise<Visit> {
  const { persona, couponId } = await memberWithGift(shop)
  const code = await codeOfCoupon(shop, persona, couponId)
  await redeem(shop, couponId, code)
  return { as: CLERK, path: previewOf(code) }
}

async function memberCode(shop: Shop): Promise<string> {
  const { codes } = await shop.must(LIN, 'member.card', {})
  return codes.steps[0]?.code ?? ''
}

async function memberAtDesk(shop: Shop): Promise<Visit> {
  return { as: CLERK, path: previewOf(await memberCode(shop)) }
}

async function memberAtManagersDesk(shop: Shop): Promise<Visit> {
  return { as: MANAGER, before: '/clerk/scan/index', path: previewOf(await memberCode(shop)) }
}

function unknownAtDesk(): Visit {
  return { as: CLERK, path: previewOf('C.000000000.00') }
}
