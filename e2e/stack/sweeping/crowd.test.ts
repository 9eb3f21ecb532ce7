import type { MemberDoc } from '@shared/domain/account/types'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { termsOf } from '@shared/domain/coupon/terms'
import type { CouponBatch } from '@shared/domain/coupon/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import type { Invocation } from '../../../local/cloud'
import { testStack } from '../harness'

const stack = testStack()
const CROWD = 700
/** What one member of the crowd costs of the stack's time, which is frozen otherwise. */
const EACH_MS = 150
const TURN_MS = 10_000
/** Documents a sweeper works at side by side: those under way when its turn ends are finished. */
const AT_ONCE = 16
const SHARD = 'shanze:urgent:batch:0'

const now = () => stack.stack.clock.now()
const members = () => (stack.dump().members ?? []) as unknown as MemberDoc[]
const dueCrowd = () => members().filter(({ calendarDueAt }) => calendarDueAt <= now()).length
const shard = () => stack.stack.cloud.data.get('stockShards', SHARD) as unknown as StockShardDoc

/** Members whose points ended yesterday, all due at the same moment of the calendar. */
async function plantCrowd(): Promise<void> {
  const [like] = members().filter(({ lots }) => lots.length > 0)
  const crowd = Array.from({ length: CROWD }, (_none, n) => ({
    ...like,
    _id: `shanze:crowd-${n}`,
    cardNo: `crowd-${n}`,
    lots: [{ day: '2026-11-21', points: 5 }],
    journal: [],
    phoneId: '',
    calendarDueAt: now() - 1_000,
  }))
  await stack.stack.cloud.data.insert('members', crowd)
}

/** A claim took the only unit of a batch and died; its reservation falls due at this moment. */
async function plantReservation(dueAt: number): Promise<void> {
  const { data } = stack.stack.cloud
  const like = data.get('batches', 'shanze:lakeside') as unknown as CouponBatch
  const batch = { ...like, _id: 'shanze:urgent', total: 1 }
  const reservations = [
    { token: 'token', takenFor: 'command', memberId: 'shanze:openid-linqing', at: now() - 60_000 },
  ]
  const stock = { ...batchStock(batch), open: true, left: 0 }
  await data.insert('batches', [batch])
  await data.insert('batchTerms', [termsOf(batch)])
  await data.insert('stockShards', [{ _id: SHARD, ...stock, reservations, dueAt }])
}

/** One run in which every member of the crowd takes its time. */
async function slowRun(): Promise<Invocation> {
  const { cloud, clock } = stack.stack
  const heal = cloud.faults.add({
    function: 'jobs',
    collection: 'ledger',
    action: 'database.insertDocument',
    mode: 'held',
    meanwhile: () => clock.advance(EACH_MS),
  })
  const outcome = await stack.runJobs()
  heal()
  if (!outcome.ok) throw new Error(outcome.error.errorMessage)
  return outcome.invocation
}

/** How many of the crowd were archived before the reservation left its shard, and in the whole run. */
function archived({ trips }: Invocation) {
  const isOfCrowd = ({ collection, action }: Invocation['trips'][number]) =>
    collection === 'ledger' && action === 'database.insertDocument'
  const release = trips.findIndex(
    ({ collection, action }) => collection === 'stockShards' && action === 'database.modifyDocument',
  )
  return {
    before: trips.slice(0, Math.max(0, release)).filter(isOfCrowd).length,
    all: trips.filter(isOfCrowd).length,
  }
}

test('C7: a reservation that falls due during a crowd is released within a turn', async () => {
  await stack.runJobs()
  await plantCrowd()
  const fallsDueAfter = 5_000
  await plantReservation(now() + fallsDueAfter)
  const { before, all } = archived(await slowRun())
  expect(shard()).toMatchObject({ reservations: [] })
  expect(dueCrowd()).toBeGreaterThan(0)
  expect(all).toBeGreaterThan(250)
  expect(before).toBeGreaterThanOrEqual(Math.floor(fallsDueAfter / EACH_MS))
  expect(before).toBeLessThanOrEqual((fallsDueAfter + TURN_MS) / EACH_MS + AT_ONCE)
})

test('C7: a reservation that fell due between two runs is released before the crowd', async () => {
  await stack.runJobs()
  await plantCrowd()
  await slowRun()
  const left = dueCrowd()
  expect(left).toBeGreaterThan(0)
  await plantReservation(now())
  const { before, all } = archived(await slowRun())
  expect(shard()).toMatchObject({ reservations: [] })
  expect({ before, all: all > 0 }).toEqual({ before: 0, all: true })
  for (let runs = 0; dueCrowd() > 0 && runs < 5; runs += 1) await stack.runJobs()
  expect(dueCrowd()).toBe(0)
})
