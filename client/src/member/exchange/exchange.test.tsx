import type { ExchangeView, OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '@/device/preview-desk'
import ExchangesPage from '@/member/exchanges'
import { brand, hubin, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import ExchangePage from '.'

const at = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
const exchange = (over: Partial<ExchangeView> = {}): ExchangeView => ({
  id: 'x1',
  goodsId: 'shanze:gaiwan',
  goodsName: '山形盖碗',
  kind: 'item',
  art: 'bowl',
  store: null,
  points: 300,
  fen: 0,
  orderId: '',
  payUntilAt: null,
  state: 'ready',
  at: Date.parse('2026-11-18T19:02:00+08:00'),
  couponId: '',
  pickUp: { untilAt: at('2026-12-19'), cancelUntilAt: at('2026-12-03'), ifLapsed: 'points-back' },
  cancellable: true,
  handed: null,
  endedAt: 0,
  ...over,
})
const codes = {
  stepMs: 30_000,
  steps: [{ fromAt: NOW - 1_000, code: 'G0123456789ABCDEFGH' }],
  madeAt: NOW,
}
const opened = (over: Partial<ExchangeView> = {}): OutputOf<'mall.open'> => {
  const shown = exchange(over)
  return { brand, exchange: shown, codes: shown.state === 'ready' ? codes : null, stores: [yunqi, hubin] }
}

beforeEach(() =>
  jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] }),
)
afterEach(() => jest.useRealTimers())

const tap = async (id: string) => {
  await act(async () => void jest.setSystemTime(Date.now() + 1_000))
  await act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
}
async function open(shown: OutputOf<'mall.open'>, cancel?: Replies['mall.cancel']) {
  openWith({ id: shown.exchange.id })
  const asked = cloudThatAnswers({ 'mall.open': () => shown, ...(cancel ? { 'mall.cancel': cancel } : {}) })
  await act(async () => void render(<ExchangePage />))
  return () => asked.filter(({ action }) => action === 'mall.cancel')
}
const points = { active: 1586, pending: 0, debt: 0, expiring: null }

describe('one exchange', () => {
  test('that waits shows its code, where and until when to fetch it, and how it is cancelled', async () => {
    await open(opened())
    for (const text of [
      '山形盖碗',
      '待取',
      '给店员扫一下，当面取货',
      '2 家门店都能取',
      '12 月 18 日 24 点前取',
      '还有 27 天。到期没取会自动取消，没过期的积分退回',
      '12 月 2 日 24 点前，300 积分马上退回，有效期不变',
    ])
      expect(screen.getByText(text)).toBeTruthy()
  })

  test('is cancelled after one question that says what comes back', async () => {
    const shown = opened()
    const sent = await open(shown, () => {
      shown.exchange = exchange({ state: 'cancelled', cancellable: false, endedAt: NOW })
      shown.codes = null
      return { exchange: shown.exchange, points }
    })
    await tap('cancel-exchange')
    expect(screen.getByText('「山形盖碗」不再给你留着，300 积分马上退回，有效期不变。')).toBeTruthy()
    expect(sent()).toHaveLength(0)
    await tap('confirm-cancel')
    expect(sent()).toHaveLength(1)
    expect(screen.getByText('今天 10:24 取消，300 积分已退回')).toBeTruthy()
    expect(document.getElementById('cancel-exchange')).toBeNull()
  })

  test.each([
    ['refused', refusal('EXCHANGE_HANDED', '这件已经取走了，不能再取消'), '这件已经取走了，不能再取消'],
    ['without an answer', noNetwork, '没等到回音，再点一次就知道结果'],
  ])('that cannot be cancelled says why: %s', async (_case, reply, text) => {
    await open(opened(), reply)
    await tap('cancel-exchange')
    await tap('confirm-cancel')
    expect(screen.getByText(text)).toBeTruthy()
  })

  test('is kept for another store that is chosen, and says so', async () => {
    openWith({ id: 'x1' })
    let store = { id: yunqi.id, name: '云栖路店' }
    const asked = cloudThatAnswers({
      'mall.open': () => opened({ store }),
      'mall.move': ({ storeId }) => {
        store = { id: storeId, name: '湖滨店' }
        return { exchange: exchange({ store }) }
      },
    })
    await act(async () => void render(<ExchangePage />))
    expect(screen.getByText('云栖路店')).toBeTruthy()
    expect(document.getElementById('find-store')?.textContent).toBe('去云栖路店')
    await tap('move-exchange')
    await tap('store-1')
    expect(asked.find(({ action }) => action === 'mall.move')?.input).toEqual({
      exchangeId: 'x1',
      storeId: hubin.id,
    })
    expect(document.getElementById('find-store')?.textContent).toBe('去湖滨店')
  })

  test.each([
    ['refused', refusal('MOVE_NOT_POSSIBLE', '这笔兑换现在不能换店取'), '这笔兑换现在不能换店取'],
    ['without an answer', noNetwork, '没等到回音，再点一次就知道结果'],
  ])('that cannot be moved says why: %s', async (_case, reply, text) => {
    openWith({ id: 'x1' })
    cloudThatAnswers({ 'mall.open': () => opened(), 'mall.move': reply })
    await act(async () => void render(<ExchangePage />))
    await tap('move-exchange')
    await tap('store-0')
    expect(screen.getByText(text)).toBeTruthy()
  })

  test('a coupon it delivered is one tap away', async () => {
    await open(
      opened({ state: 'received', couponId: 'c1', pickUp: null, kind: 'coupon', cancellable: false }),
    )
    await tap('see-coupon')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/coupon/index?id=c1' })
  })

  test('past its time to cancel offers no button and says so', async () => {
    await open(opened({ cancellable: false }))
    expect(document.getElementById('cancel-exchange')).toBeNull()
    expect(screen.getByText('过了可以取消的时间')).toBeTruthy()
  })
})

describe('all exchanges', () => {
  const list = async (exchanges: ExchangeView[]) => {
    cloudThatAnswers({
      'mall.exchanges': ({ filter }) => ({
        brand,
        exchanges: exchanges.filter(
          ({ state }) => filter === 'all' || (state === 'ready') === (filter === 'ready'),
        ),
        ready: exchanges.filter(({ state }) => state === 'ready').length,
        next: null,
      }),
    })
    await act(async () => void render(<ExchangesPage />))
  }

  test.each([
    [{}, '待取', '12 月 18 日 24 点前到店取'],
    [
      { pickUp: { untilAt: at('2026-11-24'), cancelUntilAt: 0, ifLapsed: 'points-back' } },
      '快到期',
      '明天 24 点前到店取',
    ],
    [{ state: 'handed', handed: { at: NOW, storeName: '云栖路店' } }, '已取', '今天 10:24 在云栖路店取走'],
    [{ state: 'received', couponId: 'c1', pickUp: null }, '已到账', '券在券包里'],
    [{ state: 'cancelled', endedAt: NOW }, '已取消', '今天 10:24 取消，300 积分已退回'],
    [{ state: 'lapsed', endedAt: NOW }, '没取，已过期', '过期没取，还有效的积分已退回'],
    [
      { state: 'lapsed', pickUp: { untilAt: NOW, cancelUntilAt: 0, ifLapsed: 'points-kept' } },
      '没取，已过期',
      '过期没取，积分不退',
    ],
  ] as [Partial<ExchangeView>, string, string][])('%j reads “%s”', async (over, word, text) => {
    await list([exchange(over)])
    expect(document.querySelector('.exchange-card .tag')?.textContent).toBe(word)
    expect(screen.getByText(text)).toBeTruthy()
  })

  test('a tap opens it; a coupon opens in the wallet', async () => {
    await list([exchange()])
    await act(async () => void fireEvent.click(screen.getByText('山形盖碗')))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/exchange/index?id=x1' })
    await list([exchange({ state: 'received', couponId: 'c1', pickUp: null, goodsName: '午后米糕券' })])
    await act(async () => void fireEvent.click(screen.getByText('午后米糕券')))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/coupon/index?id=c1' })
  })

  test('what waits stands first, older months below with what was kept of them', async () => {
    const handed = { at: NOW, storeName: '云栖路店' }
    await list([
      exchange({ id: 'x3', state: 'cancelled', endedAt: NOW, goodsName: '山泽随行杯' }),
      exchange({ id: 'x2', state: 'handed', handed, goodsName: '山泽茶罐' }),
      exchange({ id: 'x1', at: Date.parse('2026-10-30T10:00:00+08:00') }),
    ])
    const read = document.body.textContent ?? ''
    const places = ['等你来取', '山形盖碗', '11 月', '1 件 · 用了 300 积分', '山泽随行杯', '山泽茶罐'].map(
      word => read.indexOf(word),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('by what can be done: what waits is counted, what is over stands apart', async () => {
    await list([
      exchange(),
      exchange({ id: 'x2', state: 'cancelled', endedAt: NOW, goodsName: '山泽随行杯' }),
    ])
    expect(document.getElementById('tab-ready')?.textContent).toBe('待取1')
    await tap('tab-done')
    expect(screen.queryByText('山形盖碗')).toBeNull()
    expect(screen.getByText('山泽随行杯')).toBeTruthy()
    await tap('tab-ready')
    expect(screen.getByText('打开取货码')).toBeTruthy()
    expect(screen.queryByText('山泽随行杯')).toBeNull()
  })

  test.each([
    ['all', '还没换过东西'],
    ['ready', '没有等你来取的'],
    ['done', '还没有已完成的'],
  ])('none in “%s” says so, and where to go', async (filter, text) => {
    await list([])
    if (filter !== 'all') await tap(`tab-${filter}`)
    expect(screen.getByText(text)).toBeTruthy()
    await tap('go-mall')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/mall/index' })
  })
})

describe('an exchange with money', () => {
  const waiting = { state: 'paying', fen: 3_900, orderId: 'm:1', payUntilAt: NOW + 900_000 } as const
  const payment = {
    timeStamp: '1',
    nonceStr: 'n',
    package: 'prepay_id=1',
    signType: 'RSA',
    paySign: 's',
  } as const
  const shows = (...texts: string[]) => {
    for (const text of texts) expect(screen.getByText(text)).toBeTruthy()
  }
  async function openPaying(pay: Replies['order.pay']) {
    const shown = opened(waiting)
    openWith({ id: 'x1' })
    const asked = cloudThatAnswers({ 'mall.open': () => shown, ...(pay ? { 'order.pay': pay } : {}) })
    await act(async () => void render(<ExchangePage />))
    return { shown, asked }
  }

  test('that waits for it says until when, and asks for the payment of its own order', async () => {
    const { shown, asked } = await openPaying(() => ({ payment }) as OutputOf<'order.pay'>)
    shows('10:39 前付 ¥39.00，没付就取消')
    await tap('pay-exchange')
    expect(asked.at(-1)).toMatchObject({ action: 'order.pay', input: { orderId: 'm:1' } })
    Object.assign(shown, opened({ fen: 3_900, orderId: 'm:1' }))
    await act(async () => openQuestion.get()?.answer('paid'))
    shows('给店员扫一下，当面取货')
  })

  test('that was turned back at the cashier stays, and says that nothing was taken', async () => {
    await openPaying(() => ({ payment }) as OutputOf<'order.pay'>)
    await tap('pay-exchange')
    await act(async () => openQuestion.get()?.answer('cancel'))
    shows('没有付款，没有扣你的钱', '积分和东西还给你留着')
  })

  test('says on cancelling that the money goes back, once it was paid', async () => {
    await open(opened({ fen: 3_900, orderId: 'm:1' }))
    await tap('cancel-exchange')
    expect(screen.getByText(/¥39.00 由微信支付原路退回，一般几分钟到账。/)).toBeTruthy()
  })

  test.each<[Partial<ExchangeView>, string]>([
    [{ state: 'unpaid', fen: 3_900 }, '没有付款，300 积分已退回'],
    [{ state: 'cancelled', fen: 3_900, endedAt: NOW }, '今天 10:24 取消，300 积分已退回，¥39.00 原路退回'],
    [{ state: 'lapsed', fen: 3_900, endedAt: NOW }, '过期没取，还有效的积分已退回，¥39.00 原路退回'],
  ])('that came to an end says what came back: %j', async (over, text) => {
    await open(opened({ ...over, cancellable: false }))
    shows(text)
  })
})
