import type { InputOf } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'

const shop = testShop()
const { he, shen, chen, lin } = PEOPLE
type Fields = InputOf<'store.save'>['store']
const week = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1260 }
const fields = (over: Partial<Fields> = {}): Fields => ({
  name: '龙井店',
  address: '龙井路 1 号',
  phone: '0571-55501299',
  location: { longitude: 120.1, latitude: 30.2 },
  hours: { weekly: [week], special: [], closures: [] },
  active: true,
  rank: 2,
  ...over,
})
type Input = Partial<InputOf<'store.save'>>
const save = (over: Input = {}, by = he) =>
  shop.when(by, 'store.save', { commandId: shop.command(), store: fields(), ...over })
const saved = async (over: Input = {}) => {
  const answer = await save(over)
  if (!answer.ok) throw new Error(`not saved: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.data.store
}
const operations = (id: string) =>
  shop.all<OperationDoc>('operations').filter(({ subjectId }) => subjectId === id)

describe('A store', () => {
  test('that is entered is in every list, with its row in the log', async () => {
    const { id, version } = await saved()
    expect(version).toBe(1)
    shop.pass(31_000)
    expect((await shop.must(lin, 'store.list', {})).stores.map(({ name }) => name)).toContain('龙井店')
    expect(operations(id)).toMatchObject([{ words: '加了门店「龙井店」', kind: 'store', version: 1 }])
  })

  test('with other hours says so in the log', async () => {
    const { id, version } = await saved()
    const hours = {
      weekly: [{ ...week, toMinute: 1320 }],
      special: [{ day: '2027-01-01', spans: [] }],
      closures: [{ fromAt: shop.now(), untilAt: shop.now() + 3_600_000, reason: '门前修路' }],
    }
    await saved({ storeId: id, version, store: fields({ hours }) })
    expect(operations(id).at(-1)).toMatchObject({
      words: '改了门店「龙井店」',
      changes: [
        { what: '营业时间', before: '每天 9:00–21:00', after: '每天 9:00–22:00' },
        { what: '特别的日子', before: '', after: '1 月 1 日休息' },
        { what: '暂停营业', before: '', after: expect.stringMatching(/门前修路/) },
      ],
    })
  })

  test('out of business is shown to those who manage it only', async () => {
    const { id, version } = await saved()
    await saved({ storeId: id, version, store: fields({ active: false }) })
    shop.pass(31_000)
    expect((await shop.must(lin, 'store.list', {})).stores.map(({ name }) => name)).not.toContain('龙井店')
    const { stores } = await shop.must(he, 'store.manage', {})
    expect(stores.find(store => store.id === id)).toMatchObject({ active: false, version: 2, rank: 2 })
    expect(operations(id).at(-1)?.words).toBe('停用了门店「龙井店」')
  })

  test.each([
    ['a span without length', { weekly: [{ ...week, toMinute: 540 }], special: [], closures: [] }, 'weekly'],
    [
      'a span longer than a day',
      { weekly: [{ ...week, fromMinute: 0, toMinute: 1441 }], special: [], closures: [] },
      'weekly',
    ],
    [
      'a day named twice',
      {
        weekly: [],
        special: [
          { day: '2027-01-01', spans: [] },
          { day: '2027-01-01', spans: [] },
        ],
        closures: [],
      },
      'special',
    ],
    [
      'a closure that ends first',
      { weekly: [], special: [], closures: [{ fromAt: 2, untilAt: 1, reason: '' }] },
      'closures',
    ],
  ])('with %s is not saved', async (_case, hours, field) => {
    const answer = await unchanged(shop, () => save({ store: fields({ hours }) }))
    expect(answer).toMatchObject({ code: 'SUBJECT_UNSOUND', data: { fields: [field] } })
  })

  test('saved by two at once keeps the first', async () => {
    shop.change('staff', shop.memberId(shen), { role: 'manager', stores: ['*'] })
    const { id, version } = await saved()
    const named = (name: string) => ({ storeId: id, version, store: fields({ name }) })
    shop.between(/^operations\.add/, () => save(named('先存的'), shen))
    expect(await save(named('后存的'))).toMatchObject({ code: 'SUBJECT_CHANGED' })
    expect(shop.one<StoreDoc>('stores', id)).toMatchObject({ name: '先存的', version: 2 })
  })

  test('a repeat finds it, a clerk makes none, and another brand has its own', async () => {
    const commandId = shop.command()
    const first = await saved({ commandId })
    expect(await unchanged(shop, () => saved({ commandId }))).toEqual(first)
    expect(await save({ commandId, store: fields({ name: '另一家' }) })).toMatchObject({ code: 'CONFLICT' })
    expect(await unchanged(shop, () => save({}, chen))).toMatchObject({ code: 'NEEDS_MANAGER' })
    expect(await shop.when(chen, 'store.manage', {})).toMatchObject({ code: 'NEEDS_MANAGER' })
    expect(await save({ storeId: 'lanxi:yunqi', version: 1 })).toMatchObject({ code: 'STORE_NOT_FOUND' })
    expect(await save({ storeId: 'shanze:yunqi' })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

test.each([
  ['an open phone field', { phone: '<script>' }],
  ['a place off the globe', { location: { longitude: 181, latitude: 0 } }],
  ['no name', { name: ' ' }],
  ['a rank that is no number', { rank: Number.NaN }],
  ['an unknown field', { openid: 'me' }],
])('%s is refused at the edge', async (_case, over) => {
  const answer = await unchanged(shop, () => save({ store: fields(over as never) }))
  expect(answer).toMatchObject({ code: 'BAD_INPUT' })
})
