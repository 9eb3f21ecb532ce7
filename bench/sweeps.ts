import { addDays, startOfDay } from '@shared/domain/calendar/day'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { termsOf } from '@shared/domain/coupon/terms'
import type { CouponBatch } from '@shared/domain/coupon/types'
import { claimedCouponIdOf, memberIdOf, stockShardIdOf } from '@shared/domain/ids'
import type { StockShardDoc } from '@shared/domain/stock/types'
import type { Invocation, LocalCloud } from '../local/cloud'
import { BRAND_ID, TIME_ZONE } from '../local/demo'
import { type Stack, startStack } from '../local/stack'
import { benchBatches, copiesOf, couponsOf, type Life, type Made, paidLife } from './large-brand'
import { stopwatch } from './stopwatch'

const DUE = Number(process.env.BENCH_DUE ?? 5_000)
const CROWD = Number(process.env.BENCH_CROWD ?? 100_000)
const GROUP = 2_000
/** At night, so that the day's own planning does not mix with what is measured. */
const TODAY = '2026-11-22'
const NIGHT = Date.parse(`${TODAY}T02:00:00+08:00`)
/** After this a run would be seen as one that never ends. */
const MOST_RUNS = 200

/**
 * What sweepers work off per second, and whether a crowd that is due by the calendar keeps an urgent duty
 * waiting.
 */
export async function measureSweeps() {
  console.log(
    '| sweeper | documents | per second | per CPU second | trips each |\n| --- | --- | --- | --- | --- |',
  )
  await rate('journals archived', 'members', journalsDue)
  await rate('points that end', 'members', lotsDue)
  await rate('coupons that end', 'coupons', couponsDue)
  console.log('')
  await crowd()
}

const stackOfNight = () => startStack({ timers: 'manual', now: NIGHT, patience: 15 })

/** One run after the other until nothing is due; the minute between two runs is left out. */
async function rate(name: string, collection: string, due: (count: number) => Iterable<Made>) {
  const stack = await stackOfNight()
  await quiet(stack)
  await plant(stack.cloud, due(DUE))
  const spent = stopwatch()
  let trips = 0
  for (let runs = 0; dueNow(stack, collection) > 0; runs += 1) {
    if (runs > MOST_RUNS) throw new Error(`${name}: still due after ${MOST_RUNS} runs`)
    trips += (await run(stack.cloud)).trips.length
  }
  const { wall, cpu } = spent()
  const rates = `${Math.round(DUE / wall)} | ${Math.round(DUE / cpu)}`
  console.log(`| ${name} | ${DUE.toLocaleString('en')} | ${rates} | ${(trips / DUE).toFixed(1)} |`)
  await stack.stop()
}

/** A crowd due by the calendar, and in each run one reservation of a claim that died: how long it waits. */
async function crowd() {
  const stack = await stackOfNight()
  await quiet(stack)
  await plant(stack.cloud, lotsDue(CROWD))
  const spent = stopwatch()
  let runs = 0
  const waitedMs: number[] = []
  for (; dueNow(stack, 'members') > 0 && runs < MOST_RUNS; runs += 1) {
    const shardId = await plantReservation(stack, runs)
    const invocation = await run(stack.cloud)
    const { reservations, dueAt } = stack.cloud.data.get('stockShards', shardId) as unknown as StockShardDoc
    // The crowd was worked off before the reservation fell due.
    if (reservations.length > 0 && dueAt > stack.clock.now()) continue
    if (reservations.length > 0)
      throw new Error(`the reservation in ${shardId} is not released after a whole run`)
    waitedMs.push(releasedAfterMs(invocation, shardId))
  }
  const { wall, cpu } = spent()
  console.log('| a crowd that is due by the calendar | measured |\n| --- | --- |')
  console.log(`| members | ${CROWD.toLocaleString('en')} |`)
  console.log(`| runs of jobs · seconds at work | ${runs} · ${Math.round(wall)} |`)
  console.log(
    `| members per second · per CPU second | ${Math.round(CROWD / wall)} · ${Math.round(CROWD / cpu)} |`,
  )
  console.log(`| an urgent reservation of each run, released after at most | ${Math.max(...waitedMs)} ms |`)
  await stack.stop()
}

async function run(cloud: LocalCloud): Promise<Invocation> {
  const outcome = await cloud.fireTimer('jobs', 'look')
  if (!outcome.ok) throw new Error(outcome.error.errorMessage)
  cloud.invocations.clear()
  return outcome.invocation
}

/** What the demo itself owes is done first. */
const quiet = ({ cloud }: Stack) => run(cloud)

async function plant(cloud: LocalCloud, documents: Iterable<Made>): Promise<void> {
  const groups = new Map<string, object[]>()
  for (const { collection, document } of documents) {
    const group = groups.get(collection) ?? []
    groups.set(collection, group)
    group.push(document)
    if (group.length >= GROUP) await cloud.data.insert(collection, group.splice(0))
  }
  for (const [collection, group] of groups) if (group.length > 0) await cloud.data.insert(collection, group)
}

function dueNow({ cloud, clock }: Stack, collection: string): number {
  const until = { $lte: clock.now() }
  return ['dueAt', 'calendarDueAt'].reduce(
    (sum, field) => sum + cloud.data.find(collection, { [field]: until }).length,
    0,
  )
}

function* membersLike(count: number, life: Life): Generator<Made> {
  const copy = copiesOf(life)
  for (let n = 0; n < count; n += 1) {
    const { member, ledger } = copy(n)
    yield { collection: 'members', document: member }
    for (const document of ledger) yield { collection: 'ledger', document }
  }
}

/** Members who have paid: one entry each waits in the journal. */
function journalsDue(count: number) {
  const life = paidLife(NIGHT - 60_000, { isArchived: false })
  return membersLike(count, { ...life, member: { ...life.member, dueAt: NIGHT - 1_000 } })
}

/** Members whose points end this night. */
function lotsDue(count: number) {
  const life = paidLife(NIGHT - 60_000)
  const lots = life.member.lots.map(lot => ({ ...lot, day: addDays(TODAY, -1) }))
  const calendarDueAt = startOfDay(TODAY, TIME_ZONE)
  return membersLike(count, { ...life, member: { ...life.member, lots, calendarDueAt } })
}

function* couponsDue(count: number): Generator<Made> {
  const batches = benchBatches(count, NIGHT)
  for (const document of batches) yield { collection: 'batches', document }
  for (const batch of batches) yield { collection: 'batchTerms', document: termsOf(batch) }
  const coupon = couponsOf(batches, NIGHT - 60_000)
  for (let n = 0; n < count; n += 1) {
    const ended = { validTo: NIGHT - 1_000, dueAt: NIGHT - 1_000 }
    yield { collection: 'coupons', document: { ...coupon(n, n % batches.length), ...ended } }
  }
}

/** A claim took a unit and died; its reservation is due now. */
async function plantReservation({ cloud, clock }: Stack, n: number): Promise<string> {
  const [like] = benchBatches(1, NIGHT)
  const batch = { ...like, _id: `${BRAND_ID}:urgent-${n}`, total: 1 } as CouponBatch
  const memberId = memberIdOf(BRAND_ID, `openid-urgent-${n}`)
  const shard: StockShardDoc = {
    _id: stockShardIdOf('batch', batch._id, 0),
    ...batchStock(batch),
    open: true,
    ownerVersion: 1,
    left: 0,
    reservations: [
      {
        token: `token-${n}`,
        takenFor: claimedCouponIdOf(batch._id, memberId, 1),
        memberId,
        at: clock.now() - 60_000,
      },
    ],
    // Not before the run has begun with the crowd.
    dueAt: clock.now() + DUE_AFTER_MS,
  }
  await cloud.data.insert('batches', [batch])
  await cloud.data.insert('batchTerms', [termsOf(batch)])
  await cloud.data.insert('stockShards', [shard])
  return shard._id
}

/** Within a run, so that the reservation finds the crowd being worked off. */
const DUE_AFTER_MS = 5_000

/** From the moment it fell due to the write that took the reservation away. */
function releasedAfterMs({ trips }: Invocation, shardId: string): number {
  const writes = trips.filter(
    ({ action, collection, summary }) =>
      action === 'database.modifyDocument' && collection === 'stockShards' && summary.includes(shardId),
  )
  const [first] = writes
  if (!first) throw new Error(`no write to ${shardId}`)
  return Math.round(first.endMs - DUE_AFTER_MS)
}
