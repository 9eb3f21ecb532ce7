import { NEVER } from '@shared/domain/due'
import { PEOPLE, testShop } from '../../testing/shop'
import { checkOf, givenAudit, givenBill, MCHID } from './testing/books'

const shop = testShop()
const { chen, shen, he, gu } = PEOPLE

describe('a bill that could not be fetched', () => {
  const recheck = (by = shen, mchid = MCHID, day = '2026-11-22') =>
    shop.when(by, 'reconciliation.recheck', { mchid, day })

  test('is planned anew as if it had never been tried', async () => {
    const check = givenBill(shop, {
      state: 'given-up',
      tries: 24,
      dueAt: NEVER,
      progress: { cursor: 'T1' } as never,
    })
    expect(await recheck()).toMatchObject({ ok: true, data: { state: 'due' } })
    expect(checkOf(shop, check)).toEqual({
      ...check,
      state: 'due',
      tries: 0,
      dueAt: shop.now(),
      progress: null,
    })
  })

  test.each(['due', 'done'] as const)('and is %s by now stays as it is', async state => {
    const check = givenBill(shop, { state, tries: 3, dueAt: 9 })
    expect(await recheck()).toMatchObject({ ok: true, data: { state } })
    expect(checkOf(shop, check)).toEqual(check)
  })

  test('and that another person plans at the same moment is planned once', async () => {
    const check = givenBill(shop, { state: 'given-up', tries: 24, dueAt: NEVER })
    shop.between(/^checks.update/, () => shop.change('checks', check._id, { state: 'done', tries: 1 }))
    expect(await recheck(he)).toMatchObject({ data: { state: 'due' } })
    expect(checkOf(shop, check)).toMatchObject({ state: 'done', tries: 1 })
  })

  test.each([
    ['a clerk', chen, 'NEEDS_MANAGER'],
    ['a customer', gu, 'NOT_STAFF'],
  ])('is not planned by %s', async (_who, by, code) => {
    const check = givenBill(shop, { state: 'given-up' })
    expect(await recheck(by)).toMatchObject({ ok: false, code })
    expect(checkOf(shop, check)).toEqual(check)
  })

  test('of another brand, of another day or no bill at all is not found', async () => {
    givenBill(shop, { state: 'given-up', brandId: 'lanxi' })
    expect(await recheck()).toMatchObject({ ok: false, code: 'BILL_NOT_FOUND' })
    expect(await recheck(shen, MCHID, '2026-11-21')).toMatchObject({ code: 'BILL_NOT_FOUND' })
    givenAudit(shop, { state: 'given-up', _id: `bill:${MCHID}:2026-11-20` })
    expect(await recheck(shen, MCHID, '2026-11-20')).toMatchObject({ code: 'BILL_NOT_FOUND' })
  })
})
