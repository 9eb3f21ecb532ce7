import type { HandOverView, OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
import PreviewPage from '.'

type PickUp = Extract<OutputOf<'redemption.preview'>, { kind: 'pick-up' }>

const CODE = 'G0123456789ABCDEFGH'
const first = (over: Partial<HandOverView> = {}): HandOverView => ({
  exchangeId: 'x1',
  receiptNo: 'R-7K2M-0931',
  goodsName: '山形盖碗',
  points: 300,
  fen: 0,
  at: NOW - 120_000,
  storeId: yunqi.id,
  storeName: '云栖路店',
  clerkName: '沈禾',
  mine: false,
  ...over,
})
const found = (over: Partial<PickUp> = {}): PickUp => ({
  kind: 'pick-up',
  verdict: 'ready',
  exchangeId: 'x1',
  goodsName: '山形盖碗',
  points: 300,
  fen: 0,
  untilAt: Date.parse('2026-12-19T00:00:00+08:00'),
  customer: { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true },
  reason: null,
  first: null,
  permit: 'proof',
  ...over,
})

beforeEach(() =>
  jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] }),
)
afterEach(() => jest.useRealTimers())

async function open(preview: PickUp, handOver?: Replies['mall.handOver']) {
  openWith({ storeId: encodeURIComponent(yunqi.id), code: CODE })
  const asked = cloudThatAnswers({
    'redemption.preview': () => preview,
    ...(handOver ? { 'mall.handOver': handOver } : {}),
  })
  await act(async () => void render(<PreviewPage />))
  return () => asked.filter(({ action }) => action === 'mall.handOver').map(({ input }) => input)
}
const confirm = async () => {
  await act(async () => void jest.setSystemTime(Date.now() + 1_000))
  await act(async () => {
    const button = document.getElementById('confirm-hand-over')
    if (!button) throw new Error('nothing to confirm')
    fireEvent.click(button)
  })
}

describe('a thing that was exchanged for points', () => {
  test('says what to hand over, to whom and until when, and one tap records it', async () => {
    const sent = await open(found(), () => ({
      handOver: first({ at: NOW, clerkName: '陈一', mine: true }),
      repeated: false,
    }))
    for (const text of ['可以取货', '山形盖碗', '300 积分换的', '林 *', '12 月 18 日 24 点前'])
      expect(screen.getByText(text)).toBeTruthy()
    await confirm()
    expect(sent()).toMatchObject([{ storeId: yunqi.id, exchangeId: 'x1', permit: 'proof' }])
    expect(screen.getByText('已交货')).toBeTruthy()
    for (const text of ['兑换交货小票', 'R-7K2M-0931', '2026-11-22 10:24', '店员 陈一', '300 积分', '0.00'])
      expect(screen.getByText(text, { exact: false })).toBeTruthy()
  })

  test('without an answer the same command goes again', async () => {
    const sent = await open(found(), noNetwork)
    await confirm()
    expect(screen.getByText('再送一次')).toBeTruthy()
    await confirm()
    const ids = sent().map(input => (input as { commandId: string }).commandId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })

  test('handed over before: who, when and where, and nothing to confirm', async () => {
    await open(found({ verdict: 'handed', first: first(), permit: '' }))
    expect(screen.getByText('已经取走了')).toBeTruthy()
    expect(screen.getByText('2 分钟前在本店交过，')).toBeTruthy()
    expect(screen.getByText('沈禾')).toBeTruthy()
    expect(document.getElementById('confirm-hand-over')).toBeNull()
  })

  test('another clerk was faster: the first hand-over is shown', async () => {
    await open(
      found(),
      refusal('PICK_UP_HANDED', '已经取走了', {
        first: first({ storeName: '湖滨店', storeId: 'shanze:hubin' }),
      }),
    )
    await confirm()
    expect(screen.getByText('2 分钟前在湖滨店交过，')).toBeTruthy()
  })

  test('cancelled, or the clerk’s own: why, and that nothing leaves the shop', async () => {
    const reason = { code: 'OWN_CARD' as const, message: '这是你自己换的，请同事来交给你' }
    await open(found({ verdict: 'no', reason, permit: '' }))
    expect(screen.getByText('不能取货')).toBeTruthy()
    expect(screen.getByText('这是你自己换的，请同事来交给你')).toBeTruthy()
    expect(document.getElementById('confirm-hand-over')).toBeNull()
  })
})
