import { act, fireEvent, screen, within } from '@testing-library/react'
import { at, session } from '@/testing/brand'
import { noNetwork, type Replies, serverThatAnswers } from '@/testing/cloud'
import { managedStore, managedStores, operation } from '@/testing/offers'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'

const open = async (address: string, replies: Replies = {}, permissions = ['store.save'] as const) => {
  const sent = serverThatAnswers({
    'login.session': () => session({ permissions: ['store.manage', 'operation.list', ...permissions] }),
    'store.manage': () => managedStores(),
    'operation.list': () => ({
      operations: [operation({ kind: 'store', words: '改了门店「云栖路店」' })],
      next: null,
    }),
    ...replies,
  })
  await openConsole(address)
  return sent
}

const type = async (label: string, value: string) => {
  await act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))
  await settled(2)
}

describe('the list of stores', () => {
  test('says how many are open now, and which have not said their hours', async () => {
    await open('/stores', {
      'store.manage': () =>
        managedStores([
          managedStore(),
          managedStore({ id: 'shanze:b', name: '湖滨店', hours: null }),
          managedStore({ id: 'shanze:c', name: '旧店', active: false }),
        ]),
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 家门店，现在 1 家开着')
    expect(screen.getByText('1 家没写营业时间，1 家停用了。')).toBeTruthy()
    const rows = within(screen.getByRole('grid', { name: '门店' })).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('每天 9:00–21:00')
    expect(await accessibilityFaults()).toEqual([])
  })

  test('without an answer the page says what failed', async () => {
    await open('/stores', { 'store.manage': noNetwork })
    expect(screen.getByText('门店没取到，不是你的问题')).toBeTruthy()
  })
})

describe('a store', () => {
  test('that is new needs a name; its hours are entered as structure', async () => {
    const sent = await open('/stores/new', { 'store.save': () => ({ store: managedStore({ version: 1 }) }) })
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
    await type('店名', '夜里店')
    await press('写营业时间')
    await type('每周第 1 行从几点', '20:00')
    await type('每周第 1 行到几点', '02:00')
    expect(screen.getByText('夜里店，每天 20:00–次日 2:00')).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
    await press('存下来')
    expect(sent.find(({ what }) => what === 'store.save')?.input).toMatchObject({
      store: {
        name: '夜里店',
        rank: 1,
        active: true,
        location: null,
        hours: { weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 1_200, toMinute: 1_560 }] },
      },
    })
    expect(window.location.pathname).toBe('/console/stores/yunqi')
  })

  test('rests on a special day, and says a day that stands there twice', async () => {
    await open('/stores/yunqi')
    await press('加一天')
    expect(screen.getByText('全天休息')).toBeTruthy()
    await press('加一天')
    expect(screen.getByText('特别的日子有重复的，或者时间不对')).toBeTruthy()
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
  })

  test('is shut from one moment to another, with a reason for customers', async () => {
    const sent = await open('/stores/yunqi', {
      'store.save': () => ({ store: managedStore({ version: 6 }) }),
    })
    await press('加一次')
    expect(screen.getByText('暂停营业还没写从几时到几时')).toBeTruthy()
    await type('从', '2026-11-24T09:00')
    await type('到', '2026-11-26T00:00')
    await type('为什么，写给顾客看', '门前修路')
    await type('可以不写，记在操作记录里', '物业通知')
    await press('保存改动')
    expect(sent.find(({ what }) => what === 'store.save')?.input).toMatchObject({
      storeId: 'shanze:yunqi',
      version: 5,
      reason: '物业通知',
      store: {
        hours: {
          closures: [
            { fromAt: at('2026-11-24T09:00:00'), untilAt: at('2026-11-26T00:00:00'), reason: '门前修路' },
          ],
        },
      },
    })
  })

  test('out of business is said with its consequence before it is saved', async () => {
    await open('/stores/yunqi')
    await press('停用')
    expect(screen.getByText('停用以后顾客看不到这家店')).toBeTruthy()
    expect(screen.getByText('云栖路店，停用，顾客看不到')).toBeTruthy()
  })

  test('on the map needs both degrees', async () => {
    await open('/stores/yunqi')
    await press('写地图位置')
    expect(screen.getByText(/经度和纬度要写全/)).toBeTruthy()
    await type('经度', '120.153')
    await type('纬度', '30.287')
    expect(screen.queryByText(/经度和纬度要写全/)).toBeNull()
  })

  test('has its log at the edge', async () => {
    await open('/stores/yunqi')
    expect(screen.getByText('改了门店「云栖路店」')).toBeTruthy()
  })
})

test('an unknown code is no store', async () => {
  await open('/stores/none')
  expect(screen.getByText('没有找到这家店')).toBeTruthy()
})
