import { NEVER } from '@shared/domain/due'
import { fieldsOf } from '@shared/domain/link/path-fields'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { at, link, links, NOW, report, reportRow, session } from '@/testing/brand'
import { noNetwork, type Replies, refusal, serverThatAnswers } from '@/testing/cloud'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'
import { checksOf, lastDayOf, untilOf } from './fields'
import { perHead, rateWords } from './words'

const open = async (address: string, replies: Replies = {}) => {
  const sent = serverThatAnswers({
    'login.session': () =>
      session({ permissions: ['link.report', 'link.list', 'link.save', 'link.archive', 'link.code'] }),
    'link.list': () => links(),
    'link.report': () => report(),
    ...replies,
  })
  await openConsole(address)
  return sent
}

describe('LP-08: what the paths brought', () => {
  test('the sentence gives both sums, and the rows add up to them', async () => {
    await open('/links')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 条路径带来 ¥340，没经过路径的 ¥485')
    const table = screen.getByRole('grid', { name: '每条路径带来的' })
    const sum = within(table).getAllByRole('row').at(-1)
    expect(sum?.textContent).toContain('¥825')
    expect(await accessibilityFaults()).toEqual([])
  })

  test('paths that nobody came by are listed too; another period is asked for', async () => {
    const sent = await open('/links', {
      'link.list': () =>
        links({ links: [link(), link({ linkId: 'shanze:x', code: 'xY23456', name: '随单卡' })] }),
    })
    expect(screen.getByText('随单卡')).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByText('30 天')))
    await settled()
    expect(sent.at(-1)).toMatchObject({ what: 'link.report', input: { days: 30 } })
    expect(window.location.search).toBe('?days=30')
  })

  test('none says what they are for; without figures the page says what failed', async () => {
    await open('/links', {
      'link.list': () => links({ links: [] }),
      'link.report': () => report({ rows: [] }),
    })
    expect(screen.getByText('还没有路径')).toBeTruthy()
    await open('/links', { 'link.report': noNetwork })
    expect(screen.getByText('路径的数没取到，不是你的问题')).toBeTruthy()
  })

  test('archiving keeps its command id until an answer says what became of it', async () => {
    let answers = false
    const sent = await open('/links', {
      'link.archive': () => (answers ? { link: link({ state: 'stopped' }) } : noNetwork()),
    })
    await press('归档')
    expect(screen.getByText(/不会重复算/)).toBeTruthy()
    answers = true
    await press('归档')
    const ids = sent
      .filter(({ what }) => what === 'link.archive')
      .map(({ input }) => (input as { commandId: string }).commandId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(localStorage.length).toBe(0)
  })
})

describe('LP-03: making a path', () => {
  test('the button says what is missing; the sentence follows what is chosen', async () => {
    const sent = await open('/links/new', { 'link.save': () => ({ link: link() }) })
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
    await press('短信')
    expect(screen.getByText(/放在「短信」，打开会员卡。一直能用/)).toBeTruthy()
    fireEvent.change(screen.getByLabelText('给它起个名'), { target: { value: '冬至短信召回' } })
    fireEvent.change(screen.getByLabelText('用到哪天，空着就一直能用'), { target: { value: '2026-12-15' } })
    expect(screen.getByText(/用到 12 月 15 日 24 点，之后告诉来的人已经结束/)).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
    await press('做出来')
    expect(sent.find(({ what }) => what === 'link.save')?.input).toMatchObject({
      name: '冬至短信召回',
      place: 'sms',
      target: { page: 'card', params: {} },
      untilAt: at('2026-12-16T00:00:00'),
    })
    expect(window.location.pathname).toBe('/console/links/Ab3kP9x')
  })

  test('one that another person changed meanwhile is not overwritten, and says so', async () => {
    await open('/links/Ab3kP9x', {
      'link.save': refusal('LINK_CHANGED', '这条路径刚刚被别人改过，你的改动没有保存'),
    })
    expect(screen.getByRole('button', { name: '已保存' })).toHaveProperty('disabled', true)
    fireEvent.change(screen.getByLabelText('给它起个名'), { target: { value: '新名字' } })
    await press('保存改动')
    expect(screen.getByText('这条路径刚刚被别人改过，你的改动没有保存')).toBeTruthy()
    expect(screen.getByRole('button', { name: '看新的' })).toBeTruthy()
  })

  test('an unknown code is no page of a path', async () => {
    await open('/links/nobodyX')
    expect(screen.getByText('没有找到这条路径')).toBeTruthy()
  })

  test('the code is drawn on request and can be taken along', async () => {
    await open('/links/Ab3kP9x', {
      'link.code': () => ({ form: 'code', contentType: 'image/png', base64: 'AAAA' }),
    })
    await press('看小程序码')
    expect(screen.getByAltText('小程序码')).toHaveProperty('src', 'data:image/png;base64,AAAA')
  })
})

test.each([
  ['', NEVER],
  ['2026-12-15', at('2026-12-16T00:00:00')],
])('the last day %p is kept as its exclusive end and read back', (day, until) => {
  expect(untilOf(day, 'Asia/Shanghai')).toBe(until)
  expect(lastDayOf(until, 'Asia/Shanghai')).toBe(day)
})

test('an end that has passed must be changed before it is saved', () => {
  const past = { ...fieldsOf(link()), untilAt: NOW - 1 }
  expect(checksOf(past, NOW).filter(({ state }) => state === 'must')).toHaveLength(1)
})

test('figures per head and per visit; few visits give counts and no rate', () => {
  expect(perHead(reportRow({ netFen: 34_000, people: 31 }))).toBe('¥10.97')
  expect(perHead(reportRow({ people: 0 }))).toBe('–')
  expect(rateWords(reportRow())).toBe('每 100 次来访，大约 5 到 27 次付了款')
  expect(rateWords(reportRow({ visits: 9 }))).toBe('来了 9 次，付款 5 单。人太少，先不算比例')
})
