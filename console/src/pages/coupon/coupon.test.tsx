import { act, fireEvent, screen, within } from '@testing-library/react'
import { session } from '@/testing/brand'
import { noNetwork, type Replies, serverThatAnswers } from '@/testing/cloud'
import { batch, batches, operation } from '@/testing/offers'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'
import { barred, unfilled } from './batch-checks'
import { factsOf, NEW_BATCH, stateTag } from './words'

const open = async (address: string, replies: Replies = {}, facts: Parameters<typeof session>[0] = {}) => {
  const sent = serverThatAnswers({
    'login.session': () =>
      session({
        permissions: [
          'coupon.batches',
          'coupon.saveBatch',
          'coupon.stepBatch',
          'coupon.addStock',
          'coupon.decideBatch',
          'operation.list',
        ],
        ...facts,
      }),
    'coupon.batches': () => batches(),
    'operation.list': () => ({ operations: [operation()], next: null }),
    ...replies,
  })
  await openConsole(address)
  return sent
}

const type = async (label: string, value: string) => {
  await act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))
  await settled(2)
}

describe('the list of batches', () => {
  test('the sentence and the sum row add up over every page of the answer', async () => {
    const other = batch({
      batchId: 'shanze:b',
      stock: { total: 500, taken: 477, used: 96, expired: 0, left: 23 },
    })
    const sent = await open('/batches', {
      'coupon.batches': ({ after }) =>
        after ? batches([other]) : batches([batch()], { next: '1 shanze:a' }),
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 个批次领走 2,177 张，用了 1,310 张')
    const rows = within(screen.getByRole('grid', { name: '券批次' })).getAllByRole('row')
    expect(rows).toHaveLength(4)
    expect(rows.at(-1)?.textContent).toContain('领走 2,177 / 3,500')
    expect(sent.filter(({ what }) => what === 'coupon.batches').map(({ input }) => input)).toEqual([
      {},
      { after: '1 shanze:a' },
    ])
    expect(await accessibilityFaults()).toEqual([])
  })

  test('none says how to begin; without figures the page says what failed', async () => {
    await open('/batches', { 'coupon.batches': () => batches([]) })
    expect(screen.getByText('还没有券')).toBeTruthy()
    await open('/batches', { 'coupon.batches': noNetwork })
    expect(screen.getByText('券批次没取到，不是你的问题')).toBeTruthy()
  })

  test('who may only read has nothing to press', async () => {
    await open('/batches', {}, { permissions: ['coupon.batches'] })
    expect(screen.queryByRole('button', { name: '新建批次' })).toBeNull()
  })

  test.each([
    ['快发完', batch({ stock: { total: 500, taken: 477, used: 0, expired: 0, left: 23 } })],
    ['发完了', batch({ stock: { total: 500, taken: 500, used: 0, expired: 0, left: 0 } })],
    ['停发', batch({ state: 'paused' })],
    ['等点头', batch({ request: { what: 'stock', units: 5, byName: '沈禾', at: 0, mayApprove: true } })],
  ])('a batch reads %s', (word, row) => expect(stateTag(row, Date.now()).word).toBe(word))
})

describe('making a batch', () => {
  test('the primary button counts what is missing, then publishes what the sentence says', async () => {
    const sent = await open('/batches/new', { 'coupon.saveBatch': () => ({ batch: batch() }) })
    expect(screen.getByRole('button', { name: '还差 3 项，改好可发布' })).toHaveProperty('disabled', true)
    await type('券名', '冬至暖茶满减券')
    await type('满', '80')
    await type('减', '16')
    await type('发几张', '2000')
    expect(
      screen.getByText('满 80 元减 16 元，共 2,000 张，每人最多 1 张，领到后 14 天内在全部 1 家门店可用'),
    ).toBeTruthy()
    expect(screen.getByText('最多花 ¥32,000')).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
    await press('发布')
    expect(sent.find(({ what }) => what === 'coupon.saveBatch')?.input).toMatchObject({
      publish: true,
      batch: { name: '冬至暖茶满减券', total: 2_000, rule: { thresholdFen: 8_000 } },
    })
    expect(window.location.pathname).toBe('/console/batches/a')
  })

  test('CP-21: a chosen place says under the field what it is short of, the others are silent', async () => {
    await open('/batches/new')
    await type('发几张', '8000')
    expect(screen.queryByText(/投放计划要/)).toBeNull()
    await press('投放计划')
    expect(screen.getByText('投放计划要 10,000 张以上，少 2,000')).toBeTruthy()
    expect(screen.getByText('库存不够放到选的位置')).toBeTruthy()
  })

  test('what may cost more than one person decides is given to a second one', async () => {
    await open('/batches/new')
    await type('券名', '冬至暖茶满减券')
    await type('减', '16')
    await type('发几张', '8000')
    expect(screen.getByText('最多花 ¥128,000')).toBeTruthy()
    expect(screen.getByRole('button', { name: '交给另一个人点头' })).toHaveProperty('disabled', false)
  })

  test('a save without an answer may go again, with the same command id', async () => {
    let answers = false
    const sent = await open('/batches/new', {
      'coupon.saveBatch': () => (answers ? { batch: batch() } : noNetwork()),
    })
    await type('券名', '冬茶券')
    await type('减', '16')
    await type('发几张', '100')
    await press('发布')
    await type('券名', '改了的名字')
    expect(screen.getByLabelText('券名')).toHaveProperty('value', '冬茶券')
    answers = true
    await press('发布')
    const ids = sent
      .filter(({ what }) => what === 'coupon.saveBatch')
      .map(({ input }) => (input as { commandId: string }).commandId)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })
})

describe('a published batch', () => {
  test('what cannot change is text; lowering a limit says so before it is sent', async () => {
    await open('/batches/a')
    expect(screen.queryByLabelText('发几张')).toBeNull()
    expect(screen.getByText('3,000 张，只能在右边加')).toBeTruthy()
    await type('每人最多', '1')
    expect(screen.getByText('每人最多不能再这样改')).toBeTruthy()
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
  })

  test('one that others changed meanwhile shows who changed what, and is not overwritten', async () => {
    let theirs = false
    await open('/batches/a', {
      'coupon.batches': () => batches([theirs ? batch({ version: 4 }) : batch()]),
      'coupon.saveBatch': () => {
        theirs = true
        return {
          ok: false,
          code: 'SUBJECT_CHANGED',
          message: '这里刚刚被别人改过，你的改动没有保存',
          data: { since: [operation()] },
        }
      },
    })
    await type('券名', '我改的')
    await press('保存改动')
    const banner = screen.getByRole('alert')
    expect(banner.textContent).toContain('沈知夏')
    expect(banner.textContent).toContain('每人 最多 1 张 → 最多 2 张')
    await press('看新的')
    expect(screen.getByLabelText('券名')).toHaveProperty('value', '秋茶礼赞满减券')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('ending says what people keep, and asks for a reason of four characters', async () => {
    const sent = await open('/batches/a', {
      'coupon.stepBatch': () => ({ batch: batch({ version: 4, state: 'ended' }) }),
    })
    await press('终止')
    expect(screen.getByText(/已经领走没用的 386 张照常能用/)).toBeTruthy()
    await type('原因，至少 4 个字', '太少')
    expect(screen.getByRole('button', { name: '确定终止' })).toHaveProperty('disabled', true)
    await type('原因，至少 4 个字', '换新的一批')
    await press('确定终止')
    expect(sent.find(({ what }) => what === 'coupon.stepBatch')?.input).toMatchObject({
      batchId: 'shanze:a',
      version: 3,
      step: 'end',
      reason: '换新的一批',
    })
    expect(screen.getByText('已经终止')).toBeTruthy()
  })

  test('more stock repeats the number and says when a second person is asked', async () => {
    const sent = await open('/batches/a', { 'coupon.addStock': () => ({ batch: batch({ version: 4 }) }) })
    await type('加库存，只能加不能减', '2000')
    expect(screen.getByText('加完一共 5,000 张，最多花 ¥60,000，要另一位同事点头')).toBeTruthy()
    await press('加 2,000 张')
    expect(sent.find(({ what }) => what === 'coupon.addStock')?.input).toMatchObject({
      units: 2_000,
      version: 3,
    })
  })

  test('its log stands at the edge', async () => {
    const sent = await open('/batches/a')
    expect(screen.getByText('改了「秋茶礼赞满减券」')).toBeTruthy()
    expect(sent.find(({ what }) => what === 'operation.list')?.input).toEqual({
      kind: 'batch',
      subjectId: 'shanze:a',
    })
  })
})

describe('what waits for a second person', () => {
  const request = { what: 'publish' as const, units: 0, byName: '沈禾', at: 0, mayApprove: true }

  test('is agreed to with what it costs in view', async () => {
    const sent = await open('/batches/a', {
      'coupon.batches': () => batches([batch({ state: 'draft', request })]),
      'coupon.decideBatch': () => ({ batch: batch({ version: 4 }) }),
    })
    expect(screen.getByText('等另一位同事点头：发布')).toBeTruthy()
    await press('同意发布')
    expect(sent.find(({ what }) => what === 'coupon.decideBatch')?.input).toMatchObject({
      approve: true,
      version: 3,
    })
    expect(screen.queryByText('等另一位同事点头：发布')).toBeNull()
  })

  test("one's own can only be taken back", async () => {
    await open('/batches/a', {
      'coupon.batches': () =>
        batches([batch({ state: 'draft', request: { ...request, mayApprove: false } })]),
    })
    expect(screen.getByRole('button', { name: '撤回' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '同意发布' })).toBeNull()
  })
})

test('an unknown code is no batch', async () => {
  await open('/batches/nobody')
  expect(screen.getByText('没有找到这批券')).toBeTruthy()
})

test('the checks of the page are the rules of the server', () => {
  const facts = factsOf(batches(), Date.now())
  expect(unfilled(NEW_BATCH).filter(({ state }) => state === 'must')).toHaveLength(3)
  const { fields } = batch()
  if (fields.kind !== 'coupon') throw new Error('a coupon')
  const dear = { ...fields, rule: { ...fields.rule, benefit: { kind: 'reduction' as const, offFen: 9_000 } } }
  expect(barred(dear, undefined, facts).map(({ text }) => text)).toEqual(['减的比门槛还多，店里要倒贴'])
  expect(barred(fields, fields, facts)).toEqual([])
})
