import type { OutputOf, ToMakeView } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
import ClerkOrdersPage from '.'

const order = (number: number, state: ToMakeView['pickUp']['state']): ToMakeView => ({
  orderId: `1900000109:A${number}`,
  tail: `00${number}`,
  pickUp: { number, day: '2026-11-22', state, at: NOW },
  paidAt: NOW,
  lines: [{ name: '高山白茶', quantity: 2 }],
})
const listed = (...orders: ToMakeView[]): OutputOf<'order.toMake'> => ({
  brand,
  store: yunqi,
  orders,
  now: NOW,
})

const open = async (first: OutputOf<'order.toMake'>, step?: Replies['order.step']) => {
  const shown = { current: first }
  openWith({ storeId: yunqi.id })
  const asked = cloudThatAnswers({
    'order.toMake': () => shown.current,
    ...(step ? { 'order.step': step } : {}),
  })
  await act(async () => void render(<ClerkOrdersPage />))
  return { asked, shown }
}
const tap = async (id: string) => {
  await act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
}

test('an order to make shows its number, its goods and one next step', async () => {
  const { asked, shown } = await open(listed(order(46, 'waiting')), ({ orderId }) => {
    shown.current = listed(order(46, 'making'))
    return { orderId, pickUp: order(46, 'making').pickUp }
  })
  expect(screen.getByText('46')).toBeTruthy()
  expect(screen.getByText('高山白茶')).toBeTruthy()
  await tap('step-46')
  expect(asked.find(({ action }) => action === 'order.step')?.input).toMatchObject({
    storeId: yunqi.id,
    orderId: '1900000109:A46',
    from: 'waiting',
    to: 'making',
  })
  expect(screen.getByText('做好了，叫号')).toBeTruthy()
})

test('what is ready waits in a tab of its own until it is taken', async () => {
  await open(listed(order(46, 'making'), order(45, 'ready')))
  expect(screen.queryByText('顾客取走了')).toBeNull()
  await tap('tab-fetch')
  expect(screen.getByText('顾客取走了')).toBeTruthy()
})

test('a step without an answer is repeated under the same id', async () => {
  const { asked } = await open(listed(order(46, 'waiting')), noNetwork)
  await tap('step-46')
  expect(screen.getByText('没等到回音，再点一次就知道结果')).toBeTruthy()
  await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
  await tap('step-46')
  const ids = asked
    .filter(({ action }) => action === 'order.step')
    .map(({ input }) => (input as { commandId: string }).commandId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a step that a colleague took first is named', async () => {
  await open(listed(order(46, 'waiting')), refusal('ORDER_MOVED', '这一单已经有同事动过了，请看最新的状态'))
  await tap('step-46')
  expect(screen.getByText('这一单已经有同事动过了，请看最新的状态')).toBeTruthy()
})

test('nothing to make says where orders come from', async () => {
  await open(listed())
  expect(screen.getByText('没有要做的单')).toBeTruthy()
})
