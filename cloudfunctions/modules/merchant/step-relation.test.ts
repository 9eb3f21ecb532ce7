import { NEVER } from '@shared/domain/due'
import { testShop } from '../../testing/shop'
import { command, invitation, merchantOf, NUMBER, named, type Stepped, sealedFor } from './testing/operator'

const shop = testShop()
const MAIN = '1900000109'
const invite = (over: object = {}) => command(shop, 'merchant.invite', invitation(over))
const confirm = (over: object = {}) => command(shop, 'merchant.confirm', named(over))
const leave = (over: object = {}) => command(shop, 'merchant.leave', named(over))
/** A refusal that must leave every document but the operator's own record as it was. */
async function refusal(call: () => Promise<Stepped>) {
  const kept = () => ({ ...shop.database.dump(), operatorCommands: [] })
  const before = kept()
  const answer = await call()
  expect(kept()).toEqual(before)
  expect(answer.ok).toBe(false)
  return answer
}
const trips = () =>
  shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => !/operatorCommands|wake/.test(what ?? ''))
const outrun = () => shop.change('merchants', NUMBER, { version: merchantOf(shop).version + 1 })

describe('inviting a merchant number', () => {
  test('of another company writes it down in four trips, and nothing of it counts yet', async () => {
    expect(await invite()).toEqual({ ok: true, mchid: NUMBER, state: 'invited', repeated: false })
    expect(trips()).toEqual(['stores.get', 'brands.get', 'merchants.get', 'merchants.add'])
    const { by, mchid, ...entered } = invitation()
    expect(merchantOf(shop)).toEqual({
      ...entered,
      _id: mchid,
      sealed: expect.any(String),
      version: 1,
      state: 'invited',
      periods: [],
      steps: [{ to: 'invited', at: shop.now(), by }],
    })
    expect(console.log).toHaveBeenCalledTimes(1)
  })

  test("of the brand's own legal entity is confirmed at once, for no store in particular", async () => {
    const { entity } = shop.one<{ entity: string }>('brands', 'shanze')
    expect(await invite({ entity, storeId: '' })).toMatchObject({ ok: true, state: 'confirmed' })
    expect(trips()).toEqual(['brands.get', 'merchants.get', 'merchants.add'])
    expect(merchantOf(shop)).toMatchObject({
      storeId: '',
      periods: [{ fromAt: shop.now(), toAt: NEVER }],
      version: 1,
    })
  })

  test('sent again changes nothing', async () => {
    await invite()
    const before = merchantOf(shop)
    shop.pass(1_000)
    expect(await invite()).toEqual({ ok: true, mchid: NUMBER, state: 'invited', repeated: true })
    expect(merchantOf(shop)).toEqual(before)
    expect(console.log).toHaveBeenCalledTimes(1)
  })

  test('that has left begins anew with what is entered now', async () => {
    await invite()
    await leave()
    shop.pass(1_000)
    const sealed = sealedFor(NUMBER)
    expect(await invite({ storeId: 'shanze:yunqi', sealed })).toMatchObject({
      ok: true,
      state: 'invited',
      repeated: false,
    })
    expect(merchantOf(shop)).toMatchObject({
      version: 3,
      storeId: 'shanze:yunqi',
      sealed,
      steps: [{}, {}, { to: 'invited' }],
    })
  })

  test.each([
    ['for an unknown brand', () => ({ brandId: 'nobrand', storeId: '' }), 'brand-unknown'],
    ['for an unknown store', () => ({ storeId: 'shanze:nowhere' }), 'store-unknown'],
    ["for another brand's store", () => ({ storeId: 'lanxi:yunqi' }), 'store-unknown'],
    ['with credentials that do not open here', () => ({ sealed: 'v1.AAAA' }), 'keys-unreadable'],
    ['with credentials sealed for another number', () => ({ sealed: sealedFor(MAIN) }), 'keys-unreadable'],
    [
      'with credentials of another number',
      () => ({ sealed: sealedFor(NUMBER, { mchid: MAIN }) }),
      'keys-unreadable',
    ],
    ['with credentials of no number', () => ({ sealed: sealedFor(NUMBER, {}) }), 'keys-unreadable'],
    ['of another brand', () => ({ mchid: '1900000207', sealed: sealedFor('1900000207') }), 'other-brand'],
    ['as an indirect one without a store', () => ({ kind: 'indirect', storeId: '' }), 'indirect-needs-store'],
    [
      'as the indirect main number',
      () => ({ mchid: MAIN, sealed: sealedFor(MAIN), kind: 'indirect' }),
      'main-is-direct',
    ],
    ['that exists otherwise', () => ({ mchid: MAIN, sealed: sealedFor(MAIN) }), 'differs'],
  ])('%s is refused and writes nothing', async (_case, over, code) => {
    expect(await refusal(() => invite(over()))).toMatchObject({ code, message: expect.any(String) })
  })

  test.each([
    ['mchid', { mchid: '19000' }],
    ['mchid', { mchid: '1'.repeat(33) }],
    ['appid', { appid: '' }],
    ['appid', { appid: 'w'.repeat(33) }],
    ['by', { by: ' ' }],
    ['by', { by: 'w'.repeat(61) }],
    ['brandId', { brandId: 'b'.repeat(129) }],
    ['storeId', { storeId: 's'.repeat(129) }],
    ['kind', { kind: 'other' }],
    ['entity', { entity: '公'.repeat(101) }],
    ['sealed', { sealed: 's'.repeat(8_193) }],
    ['state', { state: 'confirmed' }],
  ])('with a bad %s names the field: %j', async (field, over) => {
    const answer = await command(shop, 'merchant.invite', invitation(over))
    expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT', data: { field } })
    expect(shop.all('merchants')).toHaveLength(2)
  })

  test('that lost the race to the same invitation is repeated', async () => {
    shop.between(/^merchants.add/, () => invite())
    expect(await invite()).toMatchObject({ ok: true, repeated: true })
    expect(merchantOf(shop)).toMatchObject({ version: 1 })
  })
})

describe('confirming a merchant number', () => {
  test('writes down who agreed and from when it collects, in three trips', async () => {
    await invite()
    shop.pass(1_000)
    expect(await confirm({ by: ' 王二 ' })).toEqual({
      ok: true,
      mchid: NUMBER,
      state: 'confirmed',
      repeated: false,
    })
    expect(trips()).toEqual(['brands.get', 'merchants.get', 'merchants.update'])
    expect(merchantOf(shop)).toMatchObject({
      version: 2,
      state: 'confirmed',
      periods: [{ fromAt: shop.now(), toAt: NEVER }],
      steps: [{ to: 'invited' }, { to: 'confirmed', at: shop.now(), by: '王二' }],
    })
  })

  test('again changes nothing', async () => {
    await invite()
    await confirm()
    const before = merchantOf(shop)
    expect(await confirm()).toMatchObject({ ok: true, repeated: true })
    expect(merchantOf(shop)).toEqual(before)
  })

  test.each([
    ['that was never entered', () => ({ mchid: '1900000333' }), 'not-invited'],
    ['of another brand', () => ({ mchid: '1900000207' }), 'other-brand'],
    ['for an unknown brand', () => ({ brandId: 'nobrand' }), 'brand-unknown'],
  ])('%s is refused and writes nothing', async (_case, over, code) => {
    expect(await refusal(() => confirm(over()))).toMatchObject({ code })
  })

  test('that has left needs a new invitation', async () => {
    await invite()
    await leave()
    expect(await refusal(() => confirm())).toMatchObject({ code: 'not-invited' })
  })

  test('with a field we do not know is refused', async () => {
    expect(await refusal(() => confirm({ at: 1 }))).toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'at' },
    })
  })
})

describe('leaving', () => {
  test('ends the period in which the number collected', async () => {
    await invite()
    await confirm()
    const begunAt = shop.now()
    shop.pass(1_000)
    expect(await leave()).toEqual({ ok: true, mchid: NUMBER, state: 'left', repeated: false })
    expect(merchantOf(shop)).toMatchObject({
      version: 3,
      periods: [{ fromAt: begunAt, toAt: shop.now() }],
      steps: [{}, {}, { to: 'left', by: '运维 王一' }],
    })
    expect(await leave()).toMatchObject({ ok: true, repeated: true })
  })

  test('is nothing a main number does', async () => {
    expect(await refusal(() => leave({ mchid: MAIN }))).toMatchObject({ code: 'main-stays' })
  })
})

test.each([
  [4, { ok: true, state: 'confirmed', repeated: false }],
  [5, { ok: false, code: 'busy' }],
])('a step that others wrote beside %i times', async (times, expected) => {
  await invite()
  shop.between(/^merchants.update/, outrun, times)
  expect(await confirm()).toMatchObject(expected)
  expect(merchantOf(shop)).toMatchObject({ state: expected.ok ? 'confirmed' : 'invited' })
})

test('a step that lost the race to a leaving is decided again', async () => {
  await invite()
  shop.between(/^merchants.update/, () => leave())
  expect(await confirm()).toMatchObject({ ok: false, code: 'not-invited' })
  expect(merchantOf(shop)).toMatchObject({ state: 'left', version: 2 })
})
