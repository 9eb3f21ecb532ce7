import type { PointsEntryView } from '@shared/contract'
import type { MemberRowView, TimelineItem } from '@shared/contract/actions/member-list'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { at, brand, NOW, session } from '@/testing/brand'
import { type Replies, refusal, serverThatAnswers } from '@/testing/cloud'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'
import { cardWords, itemWords, passes, type Timeline } from './words'

const row = (facts: Partial<MemberRowView> = {}): MemberRowView => ({
  customerId: 'handle-1',
  maskedName: '林 *',
  phoneTail: '6688',
  cardNo: '6208041577',
  tierId: 'zhiwei',
  joinedAt: at('2026-11-20T10:00:00'),
  points: 1_286,
  lastSeenDay: '2026-11-21',
  ...facts,
})
const listed = (facts: object = {}) => ({
  brand,
  members: [row()],
  total: 1,
  tiers: [
    { tierId: 'xinya', count: 40_224 },
    { tierId: 'zhiwei', count: 4_701 },
  ],
  next: null,
  now: NOW,
  ...facts,
})
const entry = (facts: Partial<PointsEntryView> = {}): PointsEntryView => ({
  id: 'e1',
  at: NOW,
  kind: 'order',
  points: 81,
  pendingPoints: 0,
  activeAfter: 1_286,
  debtAfter: 0,
  debtRepaid: 0,
  debtAdded: 0,
  forgiven: 0,
  storeName: '云栖路店',
  amountFen: 6_800,
  orderId: 'o1',
  orderTail: '3081',
  ...facts,
})
const payment: TimelineItem = {
  kind: 'payment',
  at: NOW,
  orderTail: '3081',
  storeName: '云栖路店',
  paidFen: 6_800,
  refundedFen: 0,
}
const adjusted: TimelineItem = {
  kind: 'points',
  at: NOW - 60_000,
  entry: entry({ id: 'e2', kind: 'adjust', points: 10, reason: '补记一次' }),
  byNames: ['沈禾'],
}
const used: TimelineItem = {
  kind: 'coupon',
  what: 'used',
  at: NOW - 120_000,
  couponName: '秋茶礼赞满减券',
  storeName: '云栖路店',
  offFen: 1_200,
  byName: '陈一',
}
const tier = brand.tiers[1] as (typeof brand.tiers)[number]
const opened = (facts: Partial<Timeline> = {}): Timeline => ({
  brand,
  profile: {
    ...row(),
    progress: { tier, growth: 1_786, next: null },
    points: { active: 1_286, pending: 0, debt: 0, expiring: null },
    ends: [{ day: '2026-12-31', points: 120 }],
    coupons: { usable: 2, used: 9, over: 2 },
    broughtBy: '付款后页',
  },
  items: [payment, adjusted, used],
  next: null,
  now: NOW,
  ...facts,
})
const open = async (address: string, replies: Replies = {}) => {
  const sent = serverThatAnswers({
    'login.session': () => session({ permissions: ['member.list', 'member.search', 'member.timeline'] }),
    'member.list': () => listed(),
    'member.timeline': () => opened(),
    ...replies,
  })
  await openConsole(address)
  return sent
}
const find = async (text: string) => {
  await act(async () => void fireEvent.change(screen.getByLabelText('找会员'), { target: { value: text } }))
  await settled()
}

describe('MC-07: the members of a brand at the desk', () => {
  test('the sentence counts the filter, a chip narrows it and stands in the address', async () => {
    const sent = await open('/members', {
      'member.list': ({ tierId }) => listed({ total: tierId ? 4_701 : 44_925 }),
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('44,925 位会员')
    expect(await accessibilityFaults()).toEqual([])
    await press('知味 4,701')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('4,701 位「知味」')
    expect(window.location.search).toBe('?tier=zhiwei')
    expect(sent.at(-1)).toMatchObject({ what: 'member.list', input: { tierId: 'zhiwei', joinedDays: 0 } })
  })

  test('pages turn forwards and back by the cursors they were given', async () => {
    const sent = await open('/members', {
      'member.list': ({ after }) => listed({ total: 21, next: after ? null : '5.1' }),
    })
    await press('下 20 位')
    expect(sent.at(-1)).toMatchObject({ input: { after: '5.1' } })
    expect(screen.getByText('21–21 / 21')).toBeTruthy()
    await press('上 20 位')
    expect(screen.getByText('1–1 / 21')).toBeTruthy()
  })

  test('a row opens the member by click and by Enter', async () => {
    await open('/members')
    const line = within(screen.getByRole('grid', { name: '会员' })).getAllByRole('row')[1]
    await act(async () => void fireEvent.keyDown(line as HTMLElement, { key: 'Enter' }))
    await settled()
    expect(window.location.pathname).toBe('/console/members/handle-1')
  })

  test('a filter that finds nobody says which condition to drop', async () => {
    await open('/members?tier=zhiwei', { 'member.list': () => listed({ members: [], total: 0 }) })
    expect(screen.getByText('没有符合的会员')).toBeTruthy()
    await press('去掉条件，看全部')
    expect(window.location.search).toBe('')
  })
})

describe('MC-08: finding a member by digits', () => {
  test('is asked once the digits can be something, blanks left out', async () => {
    const sent = await open('/members', {
      'member.search': () => ({ brand, members: [row()], complete: true, now: NOW }),
    })
    await find('66')
    expect(screen.getByText('再写 2 位就能按手机尾号找')).toBeTruthy()
    expect(sent.some(({ what }) => what === 'member.search')).toBe(false)
    await find('6208 0415 77')
    expect(sent.at(-1)).toMatchObject({ what: 'member.search', input: { digits: '6208041577' } })
    expect(screen.getByText('林 *')).toBeTruthy()
  })

  test('nobody found says what is not there; a name is not searched', async () => {
    await open('/members', {
      'member.search': () => ({ brand, members: [], complete: true, now: NOW }),
    })
    await find('1234')
    expect(screen.getByText('没有找到')).toBeTruthy()
    await find('林青')
    expect(screen.getByText('只能用数字来找，姓名不行')).toBeTruthy()
  })

  test('/ begins the search', async () => {
    await open('/members')
    await act(async () => void fireEvent.keyDown(document.body, { key: '/' }))
    expect(document.activeElement).toBe(screen.getByLabelText('找会员'))
  })
})

describe('MC-11: one member at the desk', () => {
  test('card, numbers and line of time; a filter leaves one kind', async () => {
    await open('/members/handle-1')
    expect(screen.getByText('6208 0415 77')).toBeTruthy()
    expect(screen.getByText('12 月 31 日 24 点')).toBeTruthy()
    expect(screen.getByText('付款后页')).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
    await press('店员办的')
    expect(screen.queryByText('云栖路店 · 付款已核实')).toBeNull()
    expect(screen.getByText('店里调整 · 补记一次')).toBeTruthy()
    expect(screen.getByText('用掉「秋茶礼赞满减券」')).toBeTruthy()
  })

  test('older pages follow below what is shown', async () => {
    const older = { ...payment, at: NOW - 86_400_000, orderTail: '1111' }
    const sent = await open('/members/handle-1', {
      'member.timeline': ({ after }) =>
        after ? opened({ profile: null, items: [older] }) : opened({ next: '5~e' }),
    })
    await press('接着看更早的')
    expect(sent.at(-1)).toMatchObject({ input: { customerId: 'handle-1', after: '5~e' } })
    expect(screen.getByText('订单尾号 1111')).toBeTruthy()
    expect(screen.getByText('订单尾号 3081')).toBeTruthy()
    expect(screen.getByText('到头了，这是最早的一条')).toBeTruthy()
  })

  test('a member who closed the account says so', async () => {
    await open('/members/gone', {
      'member.timeline': refusal('MEMBER_NOT_FOUND', '没有找到这位会员，可能已经注销。请回到列表再看'),
    })
    expect(screen.getByText('没有找到这位会员，可能已经注销。请回到列表再看')).toBeTruthy()
  })
})

test.each([
  [payment, '¥68.00', false],
  [{ ...adjusted, entry: entry({ kind: 'exchange', points: -800 }) }, '−800', false],
  [{ ...adjusted, entry: entry({ kind: 'refund', points: -34 }) }, '−34', true],
  [{ ...adjusted, entry: entry({ points: 0, pendingPoints: 68 }) }, '+68', false],
  [used, '减 ¥12.00', false],
  [{ ...used, offFen: null }, '', false],
] as [TimelineItem, string, boolean][])(
  'item %# shows its value; red means lost, not spent',
  (item, value, isLess) => {
    expect(itemWords(item)).toMatchObject({ value, isLess })
  },
)

test('what staff did is adjustments and coupons at the desk', () => {
  expect([payment, adjusted, used].map(item => passes(item, 'staff'))).toEqual([false, true, true])
  expect(cardWords('6208041577')).toBe('6208 0415 77')
})
