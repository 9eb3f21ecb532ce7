import type { MemberDoc } from '@shared/domain/account/types'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { testStack } from '../harness'

const stack = testStack()
const STORE = 'shanze:yunqi'
const DAY_MS = 86_400_000
const EXCHANGE = 'shanze:openid-linqing:demo-gaiwan'
const lin = () => stack.as('openid-linqing')
const chen = () => stack.as('openid-chenyi')
const shen = () => stack.as('openid-shenhe')
let commands = 0
const newCommand = () => `pick-up-command-${String(++commands).padStart(4, '0')}`
const all = <D>(collection: string) => (stack.dump()[collection] ?? []) as unknown as D[]
const exchange = () => all<ExchangeDoc>('exchanges').find(({ _id }) => _id === EXCHANGE)
const pointsOf = (id: string) =>
  all<MemberDoc>('members')
    .find(({ _id }) => _id === id)
    ?.lots.reduce((sum, lot) => sum + lot.points, 0)
const shard = () => all<StockShardDoc>('stockShards').find(({ ownerId }) => ownerId === 'shanze:gaiwan')

async function codeNow(): Promise<string> {
  const { codes } = await lin().must('mall.open', { exchangeId: EXCHANGE })
  return codes?.steps[0]?.code ?? ''
}

async function scanned(who = chen()) {
  const preview = await who.must('redemption.preview', { storeId: STORE, code: await codeNow() })
  if (preview.kind !== 'pick-up') throw new Error('a pick-up code should be found')
  return preview
}

const confirm = (permit: string, commandId = newCommand()) => ({
  commandId,
  storeId: STORE,
  exchangeId: EXCHANGE,
  permit,
})

async function settled() {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
  expect(all<StockShardDoc>('stockShards').flatMap(({ reservations }) => reservations)).toEqual([])
}

describe('picking up what was exchanged', () => {
  test('C9: the clerk sees what to hand over and to whom, and confirms it in 3 trips', async () => {
    const preview = await scanned()
    expect(preview).toMatchObject({
      verdict: 'ready',
      goodsName: '山形盖碗',
      points: 300,
      customer: { maskedName: '林 *', phoneTail: '6688' },
    })
    const done = await chen().must('mall.handOver', confirm(preview.permit))
    expect(done).toMatchObject({ repeated: false, handOver: { goodsName: '山形盖碗', clerkName: '陈一' } })
    expect(stack.trips('api').trips).toBe(3)
    expect(await lin().must('mall.exchanges', { filter: 'all' })).toMatchObject({
      exchanges: [{ state: 'handed', cancellable: false, handed: { storeName: '云栖路店' } }],
    })
    await settled()
    expect(shard()?.left).toBe(11)
  })

  test('C9: the same command again answers the same; a second scan names who handed it over, when and where', async () => {
    const preview = await scanned()
    const late = await scanned(shen())
    const first = confirm(preview.permit)
    await chen().must('mall.handOver', first)
    expect(await chen().must('mall.handOver', first)).toMatchObject({ repeated: true })
    await stack.stack.clock.advance(120_000)
    expect(await shen().call('mall.handOver', confirm(late.permit))).toMatchObject({
      code: 'PICK_UP_HANDED',
      message: '已经取走了。2 分钟前在本店交过，这次没有再交',
      data: { first: { clerkName: '陈一', storeId: STORE } },
    })
    expect(exchange()?.handed).toMatchObject({ commandId: first.commandId })
  })

  test('C9: ten confirmations at once hand it over once', async () => {
    const permits = await Promise.all(Array.from({ length: 10 }, () => scanned()))
    const answers = await Promise.all(
      permits.map(({ permit }) => chen().call('mall.handOver', confirm(permit))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await settled()
  })

  test('C9: what was handed over is not cancelled, and its points stay spent', async () => {
    const before = pointsOf('shanze:openid-linqing')
    await chen().must('mall.handOver', confirm((await scanned()).permit))
    await stack.stack.clock.advance(300 * DAY_MS)
    expect(await lin().call('mall.cancel', { exchangeId: EXCHANGE })).toMatchObject({
      code: 'EXCHANGE_HANDED',
    })
    expect(before).toBe(1286)
    expect(all<{ kind: string; ref: string }>('ledger').filter(({ kind }) => kind === 'return')).toEqual([])
  })

  test('C9: cancelling an exchange has an end, and so has picking it up', async () => {
    await stack.stack.clock.advance(12 * DAY_MS)
    expect(await lin().call('mall.cancel', { exchangeId: EXCHANGE })).toMatchObject({ code: 'CANCEL_LATE' })
    const { permit } = await scanned()
    await stack.stack.clock.advance(20 * DAY_MS)
    expect(await lin().must('mall.open', { exchangeId: EXCHANGE })).toMatchObject({
      codes: null,
      exchange: { state: 'lapsed' },
    })
    expect(await chen().call('mall.handOver', confirm(permit))).toMatchObject({ code: 'PICK_UP_LAPSED' })
    await settled()
    expect([exchange()?.state, shard()?.left, shard()?.total]).toEqual(['lapsed', 12, 12])
  })

  test('C9: after a cancelled exchange the unit is on its own shard again and the points are back, once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => lin().call('mall.cancel', { exchangeId: EXCHANGE })),
    )
    expect(answers.some(({ ok }) => ok)).toBe(true)
    await settled()
    expect([shard()?.left, pointsOf('shanze:openid-linqing')]).toEqual([12, 1586])
    expect(
      all<StockShardDoc>('stockShards').filter(({ ownerId }) => ownerId === 'shanze:gaiwan'),
    ).toHaveLength(1)
  })

  test('C9: no clerk hands a thing over to themselves, and a code is good for its moment only', async () => {
    const code = await codeNow()
    await stack.stack.clock.advance(10 * 60_000)
    expect(await chen().call('redemption.preview', { storeId: STORE, code })).toMatchObject({
      code: 'CODE_EXPIRED',
    })
    const dump = stack.dump()
    const own = { ...all<StaffDoc>('staff')[0], _id: 'shanze:openid-linqing' } as StaffDoc
    await stack.stack.cloud.data.load({ ...dump, staff: [...all<StaffDoc>('staff'), own] })
    expect(await scanned(lin())).toMatchObject({
      verdict: 'no',
      reason: { code: 'OWN_CARD', message: '这是你自己换的，请同事来交给你' },
      permit: '',
    })
  })

  test('C9: nobody opens another person’s exchange, and another clerk’s permit proves nothing', async () => {
    expect(await stack.as('openid-gushan').call('mall.open', { exchangeId: EXCHANGE })).toMatchObject({
      code: 'EXCHANGE_NOT_FOUND',
    })
    const { permit } = await scanned()
    expect(await shen().call('mall.handOver', confirm(permit))).toMatchObject({ code: 'PREVIEW_EXPIRED' })
    expect(exchange()?.state).toBe('ready')
  })
})
