import { act, fireEvent, screen, within } from '@testing-library/react'
import { session } from '@/testing/brand'
import { noNetwork, type Replies, serverThatAnswers } from '@/testing/cloud'
import { catalog, goods, operation } from '@/testing/offers'
import { accessibilityFaults, openConsole, press, settled } from '@/testing/open'
import { newRow, shelfTag, withMoney } from './words'

const open = async (address: string, replies: Replies = {}) => {
  const sent = serverThatAnswers({
    'login.session': () =>
      session({
        permissions: ['mall.catalog', 'mall.saveGoods', 'mall.stepGoods', 'mall.addStock', 'operation.list'],
      }),
    'mall.catalog': () => catalog(),
    'operation.list': () => ({ operations: [operation({ kind: 'goods' })], next: null }),
    ...replies,
  })
  await openConsole(address)
  return sent
}

const type = async (label: string, value: string) => {
  await act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))
  await settled(2)
}

describe('the mall at the desk', () => {
  test('lists each price with the person and the time it is for', async () => {
    await open('/goods', {
      'mall.catalog': () => catalog([goods(), goods({ goodsId: 'shanze:b', onSale: false, left: 0 })]),
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('架上有 1 件能用积分换')
    expect(screen.getByText('1 件没上架。')).toBeTruthy()
    const [, row] = within(screen.getByRole('grid', { name: '兑换品' })).getAllByRole('row')
    expect(row?.textContent).toContain('300 分人人都行')
    expect(row?.textContent).toContain('270 分知味会员周三价 · 知味 · 周三')
    expect(await accessibilityFaults()).toEqual([])
  })

  test('nothing says how to begin; without an answer the page says what failed', async () => {
    await open('/goods', { 'mall.catalog': () => catalog([]) })
    expect(screen.getByText('商城里还没有东西')).toBeTruthy()
    await open('/goods', { 'mall.catalog': noNetwork })
    expect(screen.getByText('兑换品没取到，不是你的问题')).toBeTruthy()
  })

  test.each([
    ['下架', { onSale: false, left: 9 }],
    ['换完了', { onSale: true, left: 0 }],
    ['快换完', { onSale: true, left: 5 }],
    ['上架', { onSale: true, left: 6 }],
  ])('goods read %s', (word, facts) => expect(shelfTag(facts).word).toBe(word))
})

describe('making goods', () => {
  test('take a usual price and further ones of points and money', async () => {
    const sent = await open('/goods/new', { 'mall.saveGoods': () => ({ goods: goods({ version: 1 }) }) })
    expect(screen.getByRole('button', { name: '还差 2 项' })).toHaveProperty('disabled', true)
    await type('名字', '山泽茶罐')
    await type('平常价，人人都行', '300')
    await press('加一个价')
    await type('多少积分', '100')
    await type('再付多少钱', '9.9')
    await type('说明，写给顾客看', '积分加钱')
    expect(screen.getByText(/^300 分，100 分 \+ ¥9\.90 ?换/)).toBeTruthy()
    expect(await accessibilityFaults()).toEqual([])
    await press('存下来')
    expect(sent.find(({ what }) => what === 'mall.saveGoods')?.input).toMatchObject({
      goods: {
        name: '山泽茶罐',
        points: 300,
        prices: [{ id: 'p1', points: 100, fen: 990, note: '积分加钱', tiers: [], times: [] }],
      },
    })
    expect(window.location.pathname).toBe('/console/goods/tin')
  })

  test('a price that is no lower than the usual one is not sent', async () => {
    await open('/goods/tin')
    await type('多少积分', '300')
    expect(screen.getByText('要比平常价少')).toBeTruthy()
    expect(screen.getByRole('button', { name: '还差 1 项' })).toHaveProperty('disabled', true)
  })

  test('a price without money has no such field', () => {
    const row = newRow([])
    expect(withMoney(withMoney(row, 990), 0)).toEqual(row)
    expect(newRow([row, { ...row, id: 'p7' }, { ...row, id: 'wednesday' }]).id).toBe('p8')
  })
})

describe('goods with stock', () => {
  test('stay what they are', async () => {
    await open('/goods/tin')
    expect(screen.queryByRole('button', { name: '一张券' })).toBeNull()
    expect(screen.getByText('到店取的东西，加过库存就不能换了。')).toBeTruthy()
    expect(screen.getByRole('button', { name: '已保存' })).toHaveProperty('disabled', true)
  })

  test('get more units by a number that the button repeats', async () => {
    const sent = await open('/goods/tin', { 'mall.addStock': () => ({ goods: goods({ version: 3 }) }) })
    await type('加库存，只能加不能减', '20')
    await press('加 20 件')
    expect(sent.find(({ what }) => what === 'mall.addStock')?.input).toMatchObject({
      goodsId: 'shanze:tin',
      version: 2,
      units: 20,
    })
  })

  test('leave the shelf after the page has said what follows', async () => {
    const sent = await open('/goods/tin', {
      'mall.stepGoods': () => ({ goods: goods({ version: 3, onSale: false }) }),
    })
    await press('下架')
    expect(screen.getByText('马上看不到、换不了。已经换了的照常能取。')).toBeTruthy()
    expect(sent.some(({ what }) => what === 'mall.stepGoods')).toBe(false)
    await press('确定下架')
    expect(sent.find(({ what }) => what === 'mall.stepGoods')?.input).toMatchObject({
      step: 'hide',
      version: 2,
    })
    expect(screen.getByRole('button', { name: '上架' })).toBeTruthy()
  })
})

test('an unknown code is no goods', async () => {
  await open('/goods/none')
  expect(screen.getByText('没有找到这件兑换品')).toBeTruthy()
})
