import { addressWith } from '@shared/domain/link/query'
import Taro from '@tarojs/taro'

export const tabPages = {
  card: '/pages/card/index',
  wallet: '/pages/wallet/index',
  mall: '/pages/mall/index',
  me: '/pages/me/index',
} as const

export type TabPage = keyof typeof tabPages

const pages = {
  landing: '/pages/landing/index',
  coupon: '/pages/coupon/index',
  points: '/pages/points/index',
  tiers: '/pages/tiers/index',
  pay: '/pages/pay/index',
  stored: '/member/stored/index',
  merge: '/member/merge/index',
  phone: '/member/phone/index',
  profile: '/member/profile/index',
  closeAccount: '/member/close/index',
  calendar: '/member/calendar/index',
  receipt: '/member/receipt/index',
  goods: '/member/goods/index',
  exchanges: '/member/exchanges/index',
  exchange: '/member/exchange/index',
  orders: '/member/orders/index',
  order: '/member/order/index',
  stores: '/member/stores/index',
  checkout: '/member/checkout/index',
  clerkScan: '/clerk/scan/index',
  clerkPreview: '/clerk/preview/index',
  clerkResult: '/clerk/result/index',
  clerkToday: '/clerk/today/index',
  clerkAdjust: '/clerk/adjust/index',
  clerkProposals: '/clerk/proposals/index',
  clerkReceipt: '/clerk/receipt/index',
  clerkFinance: '/clerk/finance/index',
  clerkStored: '/clerk/stored/index',
  clerkStoredDay: '/clerk/stored-day/index',
  clerkCredit: '/clerk/credit/index',
  clerkOrders: '/clerk/orders/index',
  brandPaths: '/brand/paths/index',
  brandPath: '/brand/path/index',
  clerkLogin: '/clerk/login/index',
  clerkComputers: '/clerk/computers/index',
  clerkJoin: '/clerk/join/index',
  brandStaff: '/brand/staff/index',
  brandInvite: '/brand/invite/index',
  clerkPendingCommands: '/clerk/unanswered/index',
} as const

export type PageName = keyof typeof pages
type Params = Record<string, string>

/** The route of a page with its parameters. */
export function addressOf(page: PageName | TabPage, params: Params): string {
  const route = page in tabPages ? tabPages[page as TabPage] : pages[page as PageName]
  return addressWith(route, params)
}

export const openPage = (page: PageName, params: Params = {}): void =>
  void Taro.navigateTo({ url: addressOf(page, params) })

/** Takes the place of the current page: going back skips it. */
export const replacePage = (page: PageName, params: Params = {}): void =>
  void Taro.redirectTo({ url: addressOf(page, params) })

export const openTab = (tab: TabPage): void => void Taro.switchTab({ url: tabPages[tab] })

/** Begins anew at a page, tab or not, with its parameters: nothing to go back to. */
export const enterPath = (path: string): void => void Taro.reLaunch({ url: `/${path}` })

/** Back where one came from; to 会员 when one came from outside. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else openTab('card')
}
