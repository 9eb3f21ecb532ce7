import { act, fireEvent, screen, within } from '@testing-library/react'
import { session } from '@/testing/brand'
import { noNetwork, type Replies, serverThatAnswers } from '@/testing/cloud'
import { operation } from '@/testing/offers'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'

const first = operation()
const second = operation({
  operationId: 'store:shanze:yunqi:v2',
  kind: 'store',
  subjectName: '云栖路店',
  words: '停用了门店「云栖路店」',
  changes: [{ what: '状态', before: '在营业', after: '停用' }],
  reason: '租约到期',
  origin: 'phone',
})

const open = async (address: string, replies: Replies = {}) => {
  const sent = serverThatAnswers({
    'login.session': () => session({ permissions: ['operation.list'] }),
    'operation.list': () => ({ operations: [first, second], next: null }),
    ...replies,
  })
  await openConsole(address)
  return sent
}

describe('the log of what staff change', () => {
  test('is a sentence a row, with before and after of the chosen one', async () => {
    await open('/operations')
    const grid = screen.getByRole('grid', { name: '操作记录' })
    const rows = within(grid).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('改了「秋茶礼赞满减券」每人 最多 1 张 → 最多 2 张')
    expect(rows[2]?.textContent).toContain('原因：租约到期')
    expect(rows[2]?.textContent).toContain('手机')
    await act(async () => void fireEvent.click(rows[2] as HTMLElement))
    expect(screen.getByRole('heading', { name: /云栖路店/ })).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
  })

  test('is narrowed to one kind, which stands in the address', async () => {
    const sent = await open('/operations')
    await press('门店')
    expect(sent.at(-1)).toMatchObject({ what: 'operation.list', input: { kind: 'store' } })
    expect(window.location.search).toBe('?kind=store')
  })

  test('goes on to earlier ones by the cursor, and back', async () => {
    const sent = await open('/operations', {
      'operation.list': ({ after }) =>
        after ? { operations: [second], next: null } : { operations: [first], next: 'c1' },
    })
    await press('更早的')
    expect(sent.at(-1)).toMatchObject({ input: { after: 'c1' } })
    expect(screen.getByText('停用了门店「云栖路店」')).toBeTruthy()
    expect(screen.getByRole('button', { name: '更早的' })).toHaveProperty('disabled', true)
    await press('更新的')
    expect(screen.getByText('改了「秋茶礼赞满减券」')).toBeTruthy()
  })

  test('empty says what is going to be here; without an answer what failed', async () => {
    await open('/operations', { 'operation.list': () => ({ operations: [], next: null }) })
    expect(screen.getByText('还没有人改过')).toBeTruthy()
    await open('/operations', { 'operation.list': noNetwork })
    expect(screen.getByText('操作记录没取到，不是你的问题')).toBeTruthy()
  })

  test("hangs on the person's menu", async () => {
    await open('/operations')
    await act(async () => screen.getByRole('button', { name: /顾望山/ }).click())
    await settled()
    await press('操作记录')
    expect(window.location.pathname).toBe('/console/operations')
  })
})
