import type { StoreDoc } from '@shared/domain/brand/types'
import type { ProductDoc } from '@shared/domain/order/product'
import { brand } from '@shared/domain/test-brand'
import { readMany } from '../../platform/database'
import { priceOrder } from './price-order'

jest.mock('../../platform/database', () => ({ readMany: jest.fn() }))

const store = { _id: 'shanze:yunqi', brandId: 'shanze', name: '云栖路店' } as StoreDoc
const product = (code: string, priceFen: number, over: Partial<ProductDoc> = {}): ProductDoc => ({
  _id: `shanze:${code}`,
  brandId: 'shanze',
  name: code,
  priceFen,
  stores: ['*'],
  active: true,
  rank: 1,
  ...over,
})
const menu = (...products: ProductDoc[]) => jest.mocked(readMany).mockResolvedValue(products as never)
const goods = (...lines: [code: string, quantity: number][]) =>
  priceOrder(brand, store, {
    by: 'goods',
    lines: lines.map(([code, quantity]) => ({ productId: `shanze:${code}`, quantity })),
  })

test('an amount is taken as it is and described by brand and store', async () => {
  expect(await priceOrder(brand, store, { by: 'amount', amountFen: 6800 })).toEqual({
    ok: true,
    data: { amountFen: 6800, lines: [], description: '山泽茶事（云栖路店）' },
  })
})

test('goods cost what our menu says', async () => {
  menu(product('白茶', 2800), product('米糕', 1400))
  expect(await goods(['白茶', 1], ['米糕', 2])).toMatchObject({
    data: {
      amountFen: 5600,
      lines: [
        { name: '白茶', qty: 1, fen: 2800 },
        { name: '米糕', qty: 2, fen: 2800 },
      ],
      description: '白茶等 3 件',
    },
  })
})

test.each([
  ['unknown', []],
  ['taken off', [product('白茶', 2800, { active: false })]],
  ['not sold in this store', [product('白茶', 2800, { stores: ['shanze:hubin'] })]],
  ["another brand's", [product('白茶', 2800, { brandId: 'other' })]],
])('what is %s is refused', async (_case, products) => {
  menu(...products)
  expect(await goods(['白茶', 1])).toMatchObject({ ok: false, code: 'PRODUCT_NOT_FOUND' })
})

test('a sum beyond 50,000 yuan is refused', async () => {
  menu(product('金饼', 100_000))
  expect(await goods(['金饼', 99])).toMatchObject({ ok: false, code: 'AMOUNT_NOT_ALLOWED' })
})
