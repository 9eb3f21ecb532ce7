import { at, coupon, NOW, TIME_ZONE } from '@/testing/brand'
import { ticketOf } from './ticket-of'

const seen = { now: NOW, timeZone: TIME_ZONE }

describe('a ticket says', () => {
  test('the last day, while there is time', () =>
    expect(ticketOf(coupon(), seen)).toMatchObject({
      state: 'usable',
      condition: '满 30 元可用',
      meta: '12 月 6 日到期',
    }))

  test('the exact end and a warning within three days', () =>
    expect(ticketOf(coupon({ validToAt: at('2026-11-24T00:00:00') }), seen)).toMatchObject({
      state: 'soon',
      meta: '明天 24 点到期',
      tag: '明天到期',
    }))

  test('where and when it was used, the minute only on the same day', () => {
    const used = (moment: string) =>
      ticketOf(coupon({ state: 'USED', lastUse: { at: at(moment), storeName: '湖滨店' } }), seen).meta
    expect(used('2026-11-22T10:12:00')).toBe('今天 10:12 · 湖滨店')
    expect(used('2026-11-18T10:12:00')).toBe('11 月 18 日 · 湖滨店')
  })

  test('that it was taken back, expired by the clock, or is held by an order', () => {
    expect(ticketOf(coupon({ state: 'DEACTIVATED', revoked: true }), seen)).toMatchObject({ stamp: '收回' })
    expect(ticketOf(coupon({ validToAt: NOW }), seen).state).toBe('expired')
    const locked = coupon({
      state: 'LOCKED',
      notUsable: { code: 'COUPON_LOCKED', message: '订单尾号 3081 正在用' },
    })
    expect(ticketOf(locked, seen)).toMatchObject({ state: 'locked', meta: '订单尾号 3081 正在用' })
  })

  test('how many uses a pass has left', () =>
    expect(ticketOf(coupon({ usesLeft: 3 }), seen)).toMatchObject({
      value: { kind: 'uses', left: 3 },
      condition: '还剩',
    }))
})
