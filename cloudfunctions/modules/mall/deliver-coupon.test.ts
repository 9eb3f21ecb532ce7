import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testShop } from '../../testing/shop'
import { processExchange } from './process-exchange'
import { begun } from './testing/exchanges'

const shop = testShop()
const exchangeOf = (id: string) => shop.one<ExchangeDoc>('exchanges', id)
const processed = (id: string) => processExchange(exchangeOf(id), shop.now())

describe('A delivered coupon', () => {
  const bought = (over: Partial<ExchangeDoc> = {}) =>
    begun(
      shop,
      { state: 'received', doneAt: shop.now(), token: 'token-1', dueAt: shop.now(), ...over },
      'cake',
    )

  test('is worth what its batch promised when it was bought, although the batch has changed since', async () => {
    const { _id } = bought()
    const batch = shop.one<{ rule: object; name: string }>('batches', 'shanze:afternoon')
    shop.change('batches', 'shanze:afternoon', { ruleVersion: 2, rule: { ...batch.rule, uses: 9 } })
    await processed(_id)
    expect(shop.all('coupons')).toMatchObject([{ ruleVersion: 1, usesLeft: 1, batchId: 'shanze:afternoon' }])
  })

  test('is not delivered twice', async () => {
    const { _id } = bought()
    await processed(_id)
    const [coupon] = shop.all('coupons')
    await processed(_id)
    expect(shop.all('coupons')).toEqual([coupon])
  })

  test('of terms that are not there is a bug', async () => {
    const { _id } = bought({ ruleVersion: 7 })
    await expect(processed(_id)).rejects.toThrow('the terms shanze:afternoon:v7 of an exchange are not there')
    expect(exchangeOf(_id).dueAt).toBe(shop.now())
  })

  test('of an unknown batch is a bug', async () => {
    const { _id } = bought({ batchId: 'shanze:nothing' })
    await expect(processed(_id)).rejects.toThrow(`exchange ${_id} is for a coupon of an unknown batch`)
  })

  test('of a pack has no terms of its own', async () => {
    const { rule: _rule, ...batch } = shop.one<{ rule: object }>('batches', 'shanze:afternoon')
    const contents = ['shanze:autumn', 'shanze:lakeside']
    shop.given({ batches: [{ ...batch, _id: 'shanze:bag', kind: 'pack', contents }] })
    const { _id } = bought({ batchId: 'shanze:bag', ruleVersion: 0 })
    await processed(_id)
    expect(shop.all('coupons')).toMatchObject([
      { state: 'DELETED' },
      { batchId: contents[0] },
      { batchId: contents[1] },
    ])
  })
})
