import { act, fireEvent, screen, within } from '@testing-library/react'
import { bill, books, difference, NOW, session } from '@/testing/brand'
import { noNetwork, type Replies, refusal, serverThatAnswers } from '@/testing/cloud'
import { accessibilityFaults, openConsole, press } from '@/testing/open'
import { bridgeOf, dayState, daysOf } from './words'

const open = async (replies: Replies, address = '/reconciliation') => {
  const sent = serverThatAnswers({ 'login.session': () => session(), ...replies })
  await openConsole(address)
  return sent
}
const statement = (facts: object = {}) => ({
  id: 'i1',
  reason: 'amount-differs' as const,
  at: NOW,
  outTradeNo: 'T2026112110240001',
  refundNo: '',
  amountFen: 4_800,
  mayAskAgain: true,
  mayAcceptAmount: true,
  state: 'open' as const,
  ...facts,
})

describe('BR-07: the bill and our books', () => {
  test('the sentence counts what waits for a person, and the first of it stands beside the table', async () => {
    await open({
      'reconciliation.open': () =>
        books({ differences: [difference(), difference({ id: 'd2', state: 'healed' })] }),
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 笔已自动补好，还有 1 笔差异要你看')
    expect(screen.getByText('这笔 ¥61.00')).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
  })

  test('asking WeChat Pay about a difference is one request, and its outcome stays on the page', async () => {
    const sent = await open({
      'reconciliation.open': () => books({ differences: [difference()] }),
      'reconciliation.replay': () => ({ difference: difference({ state: 'healed' }) }),
    })
    await press('现在问微信 ¥61.00')
    expect(sent.filter(({ what }) => what === 'reconciliation.replay')).toMatchObject([
      { input: { differenceId: 'd1' } },
    ])
    expect(screen.getByText('补好了。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /问微信/ })).toBeNull()
  })

  test('a question without an answer says that asking again books nothing twice', async () => {
    await open({
      'reconciliation.open': () => books({ differences: [difference()] }),
      'reconciliation.replay': noNetwork,
    })
    await press('现在问微信 ¥61.00')
    expect(screen.getByText(/不会重复算/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '再问一次' })).toBeTruthy()
  })

  test('one day of the strip narrows the table; ↓ and Enter open the next row', async () => {
    await open({
      'reconciliation.open': () =>
        books({
          bills: [bill(), bill({ day: '2026-11-20' })],
          differences: [
            difference(),
            difference({ id: 'd2', billFen: 990 }),
            difference({ id: 'd3', day: '2026-11-20' }),
          ],
        }),
    })
    const rows = () =>
      within(screen.getByRole('grid', { name: '差异' }))
        .getAllByRole('row')
        .slice(1)
    expect(rows()).toHaveLength(3)
    await press('11-21 剩 2')
    expect(rows()).toHaveLength(2)
    await act(async () => {
      rows()[0]?.focus()
      fireEvent.keyDown(rows()[0] as HTMLElement, { key: 'ArrowDown' })
    })
    expect(document.activeElement).toBe(rows()[1])
    await act(async () => void fireEvent.keyDown(rows()[1] as HTMLElement, { key: 'Enter' }))
    expect(screen.getByText('这笔 ¥9.90')).toBeTruthy()
  })

  test('a bill that was given up is asked for again', async () => {
    const sent = await open({
      'reconciliation.open': () => books({ bills: [bill({ state: 'given-up' })] }),
      'reconciliation.recheck': () => ({ state: 'due' }),
    })
    await press('再取一次')
    expect(sent.find(({ what }) => what === 'reconciliation.recheck')?.input).toEqual({
      mchid: '1900000109',
      day: '2026-11-21',
    })
    expect(screen.getByText('正在再取，一会儿就好。')).toBeTruthy()
  })

  test('nothing to look at is an answer; a refusal names its reason; a failure keeps the way to try again', async () => {
    await open({ 'reconciliation.open': () => books() })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('账单和我们一笔一笔都对得上')
    await open({ 'reconciliation.open': refusal('NEEDS_MANAGER', '这里只有管全部门店的店长能看') })
    expect(screen.getAllByText('这里只有管全部门店的店长能看').length).toBeGreaterThan(0)
    await open({ 'reconciliation.open': noNetwork })
    expect(screen.getAllByRole('button', { name: '再试一次' }).length).toBeGreaterThan(0)
  })

  test('books that closed while the computer was left alone ask for another scan', async () => {
    await open({ 'reconciliation.open': refusal('BOOKS_LOCKED', '离开太久，账务已经锁上') })
    await press('重新扫码')
    expect(screen.getByText('没拿到登录码')).toBeTruthy()
  })

  test('[ goes to the month before, and the month stands in the address', async () => {
    const sent = await open({ 'reconciliation.open': ({ month }) => books({ month }) })
    await act(async () => void fireEvent.keyDown(document.body, { key: '[' }))
    expect(window.location.search).toBe('?month=2026-10')
    expect(sent.some(({ input }) => (input as { month?: string }).month === '2026-10')).toBe(true)
  })
})

describe('payments that fit no order', () => {
  const address = '/reconciliation/inbox'

  test('show their sum, and the amount in the button that books it', async () => {
    const sent = await open(
      {
        'reconciliation.open': () => books({ inbox: { open: 1, rows: [statement()] } }),
        'reconciliation.decideInbox': () => ({ row: statement({ state: 'done' }), note: '' }),
      },
      address,
    )
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('还有 1 笔收退款没对上，共 ¥48.00')
    expect(await accessibilityFaults()).toEqual([])
    await press('按实付 ¥48.00 入账')
    expect(sent.at(-1)).toMatchObject({ input: { inboxId: 'i1', decision: 'accept-amount' } })
    expect(screen.getByText('已处理。')).toBeTruthy()
  })

  test('marking one as done needs a reason', async () => {
    const sent = await open(
      {
        'reconciliation.open': () => books({ inbox: { open: 1, rows: [statement()] } }),
        'reconciliation.decideInbox': () => ({ row: statement({ state: 'done' }), note: '' }),
      },
      address,
    )
    expect(screen.getByRole('button', { name: '写了原因才能标为已处理' })).toHaveProperty('disabled', true)
    fireEvent.change(screen.getByLabelText('原因，标为已处理时要写'), { target: { value: '已经退给顾客' } })
    await press('标为已处理')
    expect(sent.at(-1)).toMatchObject({ input: { decision: 'done', note: '已经退给顾客' } })
  })

  test('a query that did not place it says why', async () => {
    await open(
      {
        'reconciliation.open': () => books({ inbox: { open: 1, rows: [statement()] } }),
        'reconciliation.decideInbox': () => ({ row: statement(), note: 'amount-differs' }),
      },
      address,
    )
    await press('再核一次')
    expect(screen.getByText('微信回的金额和订单还是不一样。')).toBeTruthy()
  })

  test('none says so', async () => {
    await open({ 'reconciliation.open': () => books() }, address)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('全对上了，没有要看的')
  })
})

test.each([
  ['agrees', bill(), [], '对上'],
  ['was mended', bill({ differences: 2 }), [], '补 2'],
  ['has open ones', bill({ differences: 2 }), [difference()], '剩 1'],
  ['is not there', bill({ state: 'given-up' }), [], '没拿到'],
  ['is still to come', bill({ state: 'due' }), [], '还没对'],
] as const)('a day whose bill %s', (_case, one, differences, text) => {
  const [day] = daysOf({ bills: [one], differences: [...differences] })
  expect(day && dayState(day).text).toBe(text)
})

test('the four ways of differing add up to what is left between bill and books; refunds count the other way', () => {
  const { groups, fen } = bridgeOf([
    difference({ billFen: 6_100, ourFen: null }),
    difference({ kind: 'payment-missing-there', billFen: null, ourFen: 2_990 }),
    difference({ kind: 'payment-amount', billFen: 4_200, ourFen: 4_800 }),
    difference({ kind: 'refund-missing-here', billFen: 2_800, ourFen: null }),
    difference({ state: 'healed', billFen: 99_900 }),
  ])
  expect(groups.map(group => group.fen)).toEqual([6_100, -2_990, -600, -2_800])
  expect(fen).toBe(-290)
})
