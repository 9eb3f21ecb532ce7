import { dayOf, startOfDay } from '@shared/domain/calendar/day'
import { DAY_MS, HOUR_MS } from '@shared/domain/calendar/units'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { codeOfLink, memberIdOf, staffIdOf, visitIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import { broughtOrder } from '@shared/domain/link/of-order'
import { isDirect } from '@shared/domain/link/places'
import { createLink, type LinkFields } from '@shared/domain/link/save-link'
import { slotOf } from '@shared/domain/link/touch'
import type { VisitDoc } from '@shared/domain/link/types'
import { BRAND_ID, storeIdByCode, TIME_ZONE } from './brand'
import type { MemberHistory } from './member-history'
import { guShan, linQing, shenHe, xuNuo } from './people'

const staffId = staffIdOf(BRAND_ID, shenHe.openid)
const FIELDS = { storeId: '', campaignId: '', fromAt: 0, untilAt: NEVER, after: null, tags: [] }

/**
 * Three paths: one on every table, one behind the account's menu that led elsewhere before, one that has
 * ended.
 */
export function linksOf(now: number, batches: readonly BatchDoc[]): { links: LinkDoc[]; visits: VisitDoc[] } {
  const offered = batches.find(({ channel, state }) => channel === 'claim' && state === 'open')
  const made = (code: string, daysAgo: number, fields: Omit<LinkFields, keyof typeof FIELDS>) => {
    const command = { id: `demo-${code}`, inputHash: '', staffId, now: now - daysAgo * DAY_MS }
    return createLink(BRAND_ID, code, { ...FIELDS, ...fields }, command)
  }
  const table: LinkDoc = {
    ...made('tabLe24', 40, {
      name: '云栖路店台卡',
      place: 'table-card',
      target: offered ? { page: 'offer', params: { offer: offered._id } } : { page: 'wallet', params: {} },
    }),
    storeId: storeIdByCode('yunqi'),
    tags: ['堂食'],
  }
  const menu: LinkDoc = {
    ...made('menu365', 60, {
      name: '公众号菜单',
      place: 'menu',
      target: { page: 'pay', params: {} },
    }),
    version: 2,
    history: [{ target: { page: 'card', params: {} }, until: now - 12 * DAY_MS, by: staffId }],
  }
  const ended: LinkDoc = {
    ...made('autumn8', 80, { name: '中秋茶会', place: 'poster', target: { page: 'wallet', params: {} } }),
    untilAt: startOfDay(dayOf(now - 45 * DAY_MS, TIME_ZONE), TIME_ZONE),
  }
  return { links: [table, menu, ended], visits: visitsOf(now, table, menu, ended) }
}

/** Openings of the last weeks, and one of the path that has ended. */
function visitsOf(now: number, table: LinkDoc, menu: LinkDoc, ended: LinkDoc): VisitDoc[] {
  return [
    visit(table, linQing.openid, now - 26 * DAY_MS, 1047),
    visit(table, guShan.openid, now - 25 * DAY_MS, 1047),
    visit(table, linQing.openid, now - 3 * DAY_MS - 2 * HOUR_MS, 1047),
    visit(table, guShan.openid, now - 2 * DAY_MS - HOUR_MS, 1047),
    visit(table, linQing.openid, now - DAY_MS - 4 * HOUR_MS, 1047),
    visit(table, xuNuo.openid, now - 5 * HOUR_MS, 1047),
    visit(menu, guShan.openid, now - 4 * DAY_MS, 1035),
    visit(menu, xuNuo.openid, now - 30 * HOUR_MS, 1035),
    visit(ended, guShan.openid, now - 6 * DAY_MS, 1048),
  ]
}

function visit(link: LinkDoc, openid: string, at: number, scene: number): VisitDoc {
  const memberId = memberIdOf(BRAND_ID, openid)
  return {
    _id: visitIdOf(memberId, codeOfLink(link._id), slotOf(at)),
    brandId: BRAND_ID,
    linkId: link._id,
    memberId,
    at,
    day: dayOf(at, TIME_ZONE),
    scene,
    direct: isDirect(scene),
    orderId: '',
    dueAt: NEVER,
  }
}

/** Orders with the path that brought them, and people with the last paths they came by. */
export function withPaths(lives: readonly MemberHistory[], visits: readonly VisitDoc[]): MemberHistory[] {
  return lives.map(life => {
    const touches = visits
      .filter(({ memberId }) => memberId === life.member._id)
      .map(({ linkId, at, direct, orderId }) => ({ linkId, at, direct, orderId }))
      .sort((a, b) => a.at - b.at)
    const orders = life.orders.map(order => ({ ...order, ...broughtOrder(order, { touches }, {}) }))
    return { ...life, member: { ...life.member, touches: touches.slice(-LIMITS.touches) }, orders }
  })
}
