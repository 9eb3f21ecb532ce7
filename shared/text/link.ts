import { NEVER } from '../domain/due'
import type { LinkForm, Place, Touchpoint } from '../domain/link/places'
import type { PathParameter } from '../domain/link/read-path'
import type { LinkState } from '../domain/link/state'
import type { Target, TargetName } from '../domain/link/targets'
import { integer } from '../domain/money/display'
import { deadlineWords, momentWords } from './dates'
import { spaced } from './spaced'

/** Paths that brands share, for those who make them and those who follow them. */
export const linkText = {
  states: {
    live: '在用',
    'not-begun': '还没开始',
    ended: '已结束',
    stopped: '已归档',
  } satisfies Record<LinkState, string>,
  touchpoints: {
    'official-account': '公众号',
    advertising: '广告',
    chat: '聊天',
    'quick-entry': '快捷入口',
    search: '搜索',
    'wechat-entry': '微信功能入口',
    scan: '扫码',
    other: '其他',
  } satisfies Record<Touchpoint, string>,
  places: {
    'table-card': '桌面台卡',
    poster: '海报和立牌',
    parcel: '随单卡和包装',
    'old-print': '以前印的二维码',
    menu: '公众号菜单',
    article: '公众号文章',
    advertising: '广告投放',
    group: '群和私聊',
    'quick-entry': '下拉和最近使用',
    search: '搜索直达',
    'pay-page': '支付后的页面',
    sms: '短信',
    web: '网页',
    moments: '朋友圈',
  } satisfies Record<Place, string>,
  forms: {
    code: '小程序码',
    'url-link': '短信和网页链接',
    scheme: '网页按钮用的链接',
    path: '小程序路径',
    rule: '普通二维码规则',
  } satisfies Record<LinkForm, string>,
  targets: {
    card: '会员卡',
    wallet: '券包',
    offer: '领券',
    pay: '点单付款',
    points: '积分',
    tiers: '等级与权益',
    stored: '储值',
    me: '我的',
  } satisfies Record<TargetName, string>,
  /** What a parameter of a path means; none is believed from an address. */
  parameters: {
    ch: '渠道：从哪里来',
    st: '门店：算在哪家店',
    cp: '活动：为哪个活动发的',
    gd: '导购：归谁',
    iv: '邀请：谁请来的',
  } satisfies Record<PathParameter, string>,
  cleaned: {
    html: '去掉了结尾的 .html，带着它在小程序里打不开',
    slash: '去掉了开头的 /，做码时不能带',
  },
  /** What is to be known before something is put there, per form. */
  advice: {
    code: '印 3 厘米以上才好扫。印出去的码改不了，但它去哪一页，随时能换',
    'url-link': '最多用 30 天。到期前会自动换一条新的，已经发出去的那条到期就打不开',
    scheme: '最多用 30 天。只能放在网页的按钮里，点了先看到微信的提示再打开',
    path: '填在公众号、广告或菜单的「小程序路径」里，不会过期',
    rule: '在小程序后台把旧二维码的网址配到这条路径，旧的印刷品就能接着用',
  } satisfies Record<LinkForm, string>,
  /** What the customer sees first. */
  seen: {
    code: '扫一下就到页面',
    'url-link': '先看到微信的「打开小程序」，点了才到页面',
    scheme: '先看到「即将打开微信」，点允许才到页面',
    path: '点一下就到页面',
    rule: '扫一下就到页面',
  } satisfies Record<LinkForm, string>,
  /** On a poster, over the code. */
  headlines: {
    card: '扫一扫，\n成为会员',
    wallet: '扫一扫，\n看你的券',
    offer: '扫一扫，\n领一张券',
    pay: '扫一扫，\n点单付款',
    points: '扫一扫，\n看积分',
    tiers: '扫一扫，\n看等级和权益',
    stored: '扫一扫，\n充值更省心',
    me: '扫一扫，\n看你的会员卡',
  } satisfies Record<TargetName, string>,
  none: '自己来的',
  usualShare: (permille: number) => `一般占全部来访的 ${integer(Math.round(permille / 10))}%`,
  endsAt: (at: number, now: number, timeZone: string) =>
    spaced(`${deadlineWords(at, now, timeZone)}前能打开`),
  endedTitle: {
    'not-begun': '这个活动还没开始',
    ended: '这个活动结束了',
    stopped: '这个活动提前结束了',
    unknown: '没认出这个码，可能印错了',
  } satisfies Record<Exclude<LinkState, 'live'> | 'unknown', string>,
  endedFact: (
    state: Exclude<LinkState, 'live'> | 'unknown',
    { name, fromAt, untilAt }: { name: string; fromAt: number; untilAt: number },
    now: number,
    timeZone: string,
  ): string => {
    if (state === 'not-begun')
      return `「${name}」${momentWords(fromAt, now, timeZone)} 开始，到时候再点开就好`
    if (state === 'ended') return `「${name}」到 ${deadlineWords(untilAt, now, timeZone)}为止`
    return state === 'stopped' ? '' : '积分和券都在，没有变动'
  },
  nothingLost: '当时领到的券和积分都在，没有变动',
} as const

/** `领券 · 山野冷泡立减券` */
export function targetWords(
  { page, params }: Target,
  offers: readonly { batchId: string; name: string }[],
): string {
  const name = offers.find(({ batchId }) => batchId === params.offer)?.name
  return [linkText.targets[page], name].filter(Boolean).join(' · ')
}

interface LinkFields {
  place: Place
  target: Target
  /** Epoch ms, exclusive; NEVER = none. */
  untilAt: number
  after: Target | null
}

/** What a path does, in one sentence, from what is or would be stored. */
export function linkSummary(
  { place, target, untilAt, after }: LinkFields,
  {
    offers,
    storeName,
    now,
    timeZone,
  }: {
    offers: readonly { batchId: string; name: string }[]
    storeName: string
    now: number
    timeZone: string
  },
): string {
  const where = `放在「${linkText.places[place]}」，打开${targetWords(target, offers)}`
  const whose = storeName ? `，算在${storeName}` : ''
  if (untilAt >= NEVER) return `${where}${whose}。一直能用，随时能换它去哪。`
  const then = after ? `改去${targetWords(after, offers)}` : '告诉来的人已经结束'
  return spaced(`${where}${whose}。用到${deadlineWords(untilAt, now, timeZone)}，之后${then}。`)
}
