import { landing, linQing } from '@/testing/brand'
import { heroText } from './hero-text'
import { namedOrder } from './order-named'

const none = { mchid: '', outTradeNo: '', merchant_id: '', merchant_trade_no: '', transaction_id: '' }
const grant = { points: 81, growth: 68, kept: 81, lotDay: '2027-11-30', waiting: false }
const orderOf = (facts: object) =>
  ({ ...landing().order, ...facts }) as NonNullable<ReturnType<typeof landing>['order']>

describe('the top of a verified order', () => {
  test("keeps a guest's points until a day", () =>
    expect(heroText(landing(), false)).toMatchObject({
      chip: '付款已核实',
      label: '这一单，为你记下',
      points: 68,
      line: '入会就到账，为你保留到 12 月 22 日',
    }))

  test('tells a member the balance they came to', () =>
    expect(heroText(landing({ member: linQing, grant }), false)).toMatchObject({
      points: 81,
      line: '已到账，你现在有 1,367 积分',
    }))

  test('shows the balance after joining here', () =>
    expect(heroText(landing({ member: linQing, grant, gifts: [] }), true)).toMatchObject({
      chip: '已入会，都收好了',
      label: '可用积分',
      points: 1367,
      line: '2027 年 11 月 30 日到期',
    }))

  test('says what a refund of a part took back', () => {
    const partly = landing({
      order: orderOf({ state: 'partly-refunded', refundedFen: 2900 }),
      grant: { ...grant, kept: 46 },
      member: linQing,
    })
    expect(heroText(partly, false)).toMatchObject({ points: 46, line: '已退 29 元，扣回 35 积分' })
  })

  test('an order too small for a point says so', () =>
    expect(heroText(landing({ grant: null }), false)).toMatchObject({
      points: null,
      line: '实付 68 元，这一单没有积分',
    }))
})

describe('which order', () => {
  test('as WeChat appends it to our path', () =>
    expect(namedOrder({ ...none, merchant_id: '19', merchant_trade_no: 'a1', transaction_id: '42' })).toEqual(
      {
        order: { mchid: '19', outTradeNo: 'a1' },
      },
    ))
  test('as we name it', () =>
    expect(namedOrder({ ...none, mchid: '19', outTradeNo: 'a1' })).toEqual({
      order: { mchid: '19', outTradeNo: 'a1' },
    }))
  test('half a name is none: the newest order', () =>
    expect(namedOrder({ ...none, transaction_id: '42', merchant_id: '19' })).toEqual({}))
})
