import type { ExchangeDoc } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { begun, exchange, exchangesOf, lin, pointsOf, rich, shardOf } from './testing/exchanges'

const shop = testShop()
const tin = (commandId = shop.command(), by = PEOPLE.lin) =>
  exchange(shop, commandId, { by, code: 'tin', points: 40 })
const slot = (period: string, n: number) => `shanze:tin:${lin}:${period}:${n}`
const idsOf = () => exchangesOf(shop).map(({ _id }) => _id)
const at = (text: string) => shop.clock.moveTo(Date.parse(`${text}+08:00`))

describe('Around the turn of a period', () => {
  const [before, after] = ['2026-11-22', '2026-11-23']
  const run = (period: string, over: Partial<ExchangeDoc> = {}) =>
    begun(shop, { _id: slot(period, 1), commandId: 'command-of-exchange', period, ...over }, 'tin')

  test.each([
    ['at noon', '2026-11-22T12:00:00.000', 1],
    ['more than two minutes before', '2026-11-22T23:57:59.999', 1],
    ['two minutes before', '2026-11-22T23:58:00.000', 2],
    ['less than two minutes after', '2026-11-23T00:01:59.999', 2],
    ['two minutes after', '2026-11-23T00:02:00.000', 1],
  ])('a command %s looks %s for its exchanges: %i times', async (_when, moment, looks) => {
    await rich(shop)
    at(moment)
    expect(await tin('command-of-exchange')).toMatchObject({ ok: true })
    expect(shop.trips.filter(({ what }) => what.startsWith('exchanges.find'))).toHaveLength(looks)
  })

  test('the repeat of a command goes on with the exchange of the period before', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.999')
    run(before)
    at('2026-11-23T00:00:00')
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(before, 1) } },
    })
    expect(idsOf()).toEqual([slot(before, 1)])
  })

  test('of two exchanges that one command opened the newer is voided and the older goes on', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.000')
    const older = run(before)
    at('2026-11-23T00:00:00')
    shop.between(/^exchanges.add/, () => shop.given({ exchanges: [older] }))
    shop.change('exchanges', older._id, { memberId: 'shanze:elsewhere' })
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(before, 1) } },
    })
    expect(exchangesOf(shop)).toMatchObject([
      { state: 'ready' },
      { _id: slot(after, 1), state: 'void', reason: 'repeated' },
    ])
    expect([pointsOf(shop), shardOf(shop, 'tin').left]).toEqual([160, 4])
  })

  test('of two the one that was finished is kept and the older is voided', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.000')
    run(before)
    at('2026-11-23T00:00:00')
    run(after, { state: 'ready', points: 40 })
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(after, 1) } },
    })
    expect(exchangesOf(shop)).toMatchObject([{ state: 'void', reason: 'repeated' }, { state: 'ready' }])
  })

  test('the newer is kept when it is finished just before it would be voided, and the older is voided then', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.000')
    run(before)
    at('2026-11-23T00:00:00')
    run(after)
    const finish = () => shop.change('exchanges', slot(after, 1), { state: 'ready' })
    shop.between(/^exchanges.update .*"state":"open"/, finish)
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(after, 1) } },
    })
    expect(exchangesOf(shop)).toMatchObject([{ state: 'void', reason: 'repeated' }, { state: 'ready' }])
  })

  test('another price under the command is in conflict with the exchange that is kept', async () => {
    await rich(shop)
    at('2026-11-23T00:00:00')
    const older = run(before, { points: 50 })
    shop.change('exchanges', older._id, { memberId: 'shanze:elsewhere' })
    shop.between(/^exchanges.add/, () =>
      shop.given({ exchanges: [{ ...older, createdAt: older.createdAt - 1 }] }),
    )
    expect(await tin('command-of-exchange')).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect(exchangesOf(shop)).toMatchObject([{ state: 'open' }, { state: 'void', reason: 'repeated' }])
  })
})
