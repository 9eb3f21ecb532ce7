import { act, fireEvent, screen, within } from '@testing-library/react'
import { NOW, session } from '@/testing/brand'
import { noNetwork, type Replies, serverThatAnswers } from '@/testing/cloud'
import { campaign, campaigns, operation } from '@/testing/offers'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'
import { stepsOf } from './edit-campaign'

const open = async (address: string, replies: Replies = {}) => {
  const sent = serverThatAnswers({
    'login.session': () =>
      session({
        permissions: [
          'campaign.list',
          'campaign.save',
          'campaign.step',
          'campaign.rehearse',
          'operation.list',
        ],
      }),
    'campaign.list': () => campaigns(),
    'operation.list': () => ({ operations: [operation({ kind: 'campaign' })], next: null }),
    ...replies,
  })
  await openConsole(address)
  return sent
}

const type = async (label: string, value: string) => {
  await act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))
  await settled(2)
}

describe('the list of campaigns', () => {
  test('says how many are under way, each with its sentence', async () => {
    await open('/campaigns', {
      'campaign.list': () => campaigns([campaign(), campaign({ campaignId: 'shanze:b', state: 'draft' })]),
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 个活动在进行')
    expect(screen.getByText('1 个还是草稿。')).toBeTruthy()
    const rows = within(screen.getByRole('grid', { name: '活动' })).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('满 60 元送「山野冷泡立减券」')
    expect(await accessibilityFaults()).toEqual([])
  })

  test('none says how to begin; without an answer the page says what failed', async () => {
    await open('/campaigns', { 'campaign.list': () => campaigns([]) })
    expect(screen.getByText('还没有活动')).toBeTruthy()
    await open('/campaigns', { 'campaign.list': noNetwork })
    expect(screen.getByText('活动没取到，不是你的问题')).toBeTruthy()
  })
})

describe('making a campaign', () => {
  test('is saved as a draft; the sentence follows what is chosen', async () => {
    const sent = await open('/campaigns/new', {
      'campaign.save': () => ({ campaign: campaign({ state: 'draft', version: 1 }) }),
    })
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
    await type('活动名', '冬至满额送')
    await type('付满', '60')
    await press('山野冷泡立减券')
    expect(
      screen.getByText(
        '满 60 元送「山野冷泡立减券」，每人每天最多 1 次，付款当天可领，全部 1 家门店，不限时间',
      ),
    ).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
    await press('存草稿')
    expect(sent.find(({ what }) => what === 'campaign.save')?.input).toMatchObject({
      campaign: { kind: 'pay-gift', thresholdFen: 6_000, batchIds: ['shanze:gift'] },
    })
    expect(window.location.pathname).toBe('/console/campaigns/winter')
  })

  test('CA-07: a chosen place says how early it must begin, and how much stock it takes', async () => {
    await open('/campaigns/new', {
      'campaign.list': () =>
        campaigns([], { gifts: [{ batchId: 'shanze:gift', name: '山野冷泡立减券', total: 200 }] }),
    })
    await press('山野冷泡立减券')
    await press('面对面发券')
    expect(screen.getAllByText('面对面发券要 300 张以上，少 100').length).toBeGreaterThan(0)
    expect(screen.getAllByText(/面对面发券最早 11 月 24 日 10:24 开始/).length).toBeGreaterThan(0)
  })

  test('more points take a multiple instead of gifts', async () => {
    await open('/campaigns/new')
    await press('积分加倍')
    await type('积分算平常的', '150')
    expect(screen.getByText('不限金额积分 1.5 倍，全部等级，全部 1 家门店，不限时间')).toBeTruthy()
    await type('积分算平常的', '100')
    expect(screen.getByText('倍数要多于 1、不超过 10')).toBeTruthy()
  })
})

describe('rehearsing an order', () => {
  test('sends what is typed, and shows what each campaign says', async () => {
    const sent = await open('/campaigns/winter', {
      'campaign.rehearse': () => ({
        points: 81,
        growth: 68,
        gifts: [{ batchId: 'shanze:gift', name: '山野冷泡立减券', takeUntilAt: NOW }],
        rules: [
          { campaignId: 'shanze:winter', name: '冬至满额送', gives: true, words: '送「山野冷泡立减券」' },
          { campaignId: 'shanze:b', name: '周三双倍', gives: false, words: '不在活动时间里' },
        ],
      }),
    })
    await type('付了', '68')
    await press('预演一单')
    const asked = sent.filter(({ what }) => what === 'campaign.rehearse')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.input).toMatchObject({
      campaignId: 'shanze:winter',
      campaign: { name: '冬至满额送' },
      order: { amountFen: 6_800, storeId: 'shanze:yunqi', tierId: 'xinya', isTopUp: false, timesBefore: 0 },
    })
    expect(screen.getByText('81 积分')).toBeTruthy()
    expect(screen.getByText('不在活动时间里')).toBeTruthy()
  })
})

describe('a campaign under way', () => {
  test('its kind and gifts stay, and a higher threshold is not sent', async () => {
    await open('/campaigns/winter')
    expect(screen.queryByRole('button', { name: '积分加倍' })).toBeNull()
    await type('付满', '80')
    expect(screen.getByText('门槛不能再这样改')).toBeTruthy()
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
  })

  test('ending says what people keep, and asks why', async () => {
    const sent = await open('/campaigns/winter', {
      'campaign.step': () => ({ campaign: campaign({ version: 3, state: 'ended' }) }),
    })
    await press('结束')
    await type('原因，至少 4 个字', '券快发完了')
    await press('确定结束')
    expect(sent.find(({ what }) => what === 'campaign.step')?.input).toMatchObject({
      step: 'end',
      version: 2,
      reason: '券快发完了',
    })
    expect(screen.getByText('不能再改。要再做一次，请新建一个。')).toBeTruthy()
  })

  test('a beginning that the server refuses names what stands against it', async () => {
    await open('/campaigns/winter', {
      'campaign.list': () => campaigns([campaign({ state: 'draft' })]),
      'campaign.step': () => ({
        ok: false,
        code: 'SUBJECT_UNSOUND',
        message: '还有几处没填对，没有保存',
        data: { fields: ['batchIds'] },
      }),
    })
    await press('开始')
    await press('确定开始')
    expect(screen.getByText('还有几处没填对，没有保存')).toBeTruthy()
    expect(screen.getByText('要改的是：送什么')).toBeTruthy()
  })

  test.each([
    ['draft', ['start', 'end']],
    ['open', ['pause', 'end']],
    ['paused', ['resume', 'end']],
    ['ended', []],
  ] as const)('a campaign that is %s offers %j', (state, ids) =>
    expect(stepsOf(campaign({ state })).map(({ id }) => id)).toEqual(ids),
  )
})

test('an unknown code is no campaign', async () => {
  await open('/campaigns/none')
  expect(screen.getByText('没有找到这个活动')).toBeTruthy()
})
