import path from 'node:path'
import type { MemberDoc } from '@shared/domain/account/types'
import { adjustPoints } from '@shared/domain/adjustment/adjust'
import { dayOf } from '@shared/domain/calendar/day'
import { createGuest } from '@shared/domain/member/create-guest'
import { joinMember } from '@shared/domain/member/join-member'
import { blankOrder } from '@shared/domain/order/create-order'
import { archived } from '@shared/domain/points/archive'
import { settleOrder } from '@shared/domain/settlement/settle-order'
import { type LocalCloud, start } from '../local/cloud'
import { APPID, BRAND_ID } from '../local/demo'
import { brand } from '../local/demo/brand'
import { type Stack, startStack } from '../local/stack'
import { guardedCommand, transactionCommand } from './ledger-commands'

/**
 * What the ledger costs: trips of its commands, commands per second against transactions, size of a member.
 */

const TOTAL = Number(process.env.BENCH_COMMANDS ?? 640)
const IN_FLIGHT = [1, 16, 64]
const DAY_MS = 86_400_000
/** Long enough for a journal to be due, short enough for instances to still know the brand's settings. */
const ARCHIVED_AFTER_MS = 21_000
const YUNQI = `${BRAND_ID}:yunqi`
const LIN = `${BRAND_ID}:openid-linqing`

/** What each command of the ledger costs, beside the same command written with runTransaction. */
export async function measureLedger() {
  await tripsOfCommands()
  await commandsPerSecond()
  sizeAfterThreeYears()
}

/** Through the built functions, warm; the archive's trips come later and no command waits for them. */
async function tripsOfCommands() {
  const stack = await startStack({ timers: 'manual' })
  const { cloud, pay } = stack
  console.log('| command | trips | chain | archive, later |\n| --- | --- | --- | --- |')
  const report = async (name: string, run: () => Promise<unknown>) => {
    await run()
    await archive(stack)
    await run()
    const { trips, depth } = last(cloud)
    console.log(`| ${name} | ${trips} | ${depth} | ${await archive(stack)} |`)
  }
  let commands = 0
  const call = async (openid: string, action: string, input: object) => {
    const commandId = `bench-command-${++commands}`.padEnd(24, '0')
    const event = { action, brand: BRAND_ID, input: { commandId, ...input } }
    const outcome = await cloud.call('api', event, { openid, appid: APPID, source: 'wx_client' })
    const answer = outcome.ok
      ? (outcome.result as { ok: boolean; code?: string })
      : { ok: false, code: 'failed' }
    if (!answer.ok) throw new Error(`${action} was refused: ${answer.code}`)
  }
  const cardNo = () =>
    (cloud.data.get('members', `${BRAND_ID}:openid-linqing`) as unknown as MemberDoc).cardNo
  const correct = (points: number) =>
    call('openid-shenhe', 'adjustment.adjust', { cardNo: cardNo(), points, reason: '测量' })
  let paid = ''
  await report('payment notice, settled', async () => {
    const payment = { openid: 'openid-linqing', amountFen: 6800, store: 'yunqi', description: '茶' }
    paid = (await pay.take(payment)).outTradeNo
    await pay.quiet()
  })
  await report('refund notice, settled', async () => {
    await pay.refund({ outTradeNo: paid, fen: 1000 })
    await pay.quiet()
  })
  await report('correction by hand', () => correct(10))
  await report('correction above the limit, proposed', () => correct(900))
  const serving = { storeId: YUNQI, customerId: LIN, permit: await permitOf(cloud) }
  await report('stored value, top-up at the counter', () =>
    call('openid-chenyi', 'storedValue.topUp', { ...serving, amountFen: 20_000 }),
  )
  await report('stored value, spent at the counter, with its points', () =>
    call('openid-chenyi', 'storedValue.spend', { ...serving, amountFen: 1_000 }),
  )
  await report('exchange of points for goods', () =>
    call('openid-linqing', 'mall.exchange', { goodsId: `${BRAND_ID}:tea-tin`, points: 300 }),
  )
  await report('join', () => call(`openid-bench-${commands}`, 'member.join', { consent: brand.rulesVersion }))
  await stack.stop()
}

/** What a clerk holds after scanning the customer's rotating code. */
async function permitOf(cloud: LocalCloud): Promise<string> {
  const ask = async <D>(openid: string, action: string, input: object) => {
    const event = { action, brand: BRAND_ID, input }
    const outcome = await cloud.call('api', event, { openid, appid: APPID, source: 'wx_client' })
    if (!outcome.ok) throw new Error(outcome.error.errorMessage)
    return (outcome.result as { data: D }).data
  }
  const { codes } = await ask<{ codes: { steps: { code: string }[] } }>('openid-linqing', 'member.card', {})
  const code = codes.steps[0]?.code
  const seen = await ask<{ permit: string }>('openid-chenyi', 'redemption.preview', { storeId: YUNQI, code })
  return seen.permit
}

const SETTINGS = ['brands', 'stores', 'merchants', 'campaigns', 'batches', 'batchTerms', 'goods']
const last = (cloud: LocalCloud) => {
  const invocation = cloud.invocations.last()
  const trips = (invocation?.trips ?? []).filter(({ collection = '' }) => !SETTINGS.includes(collection))
  return { trips: trips.length, depth: invocation?.depth ?? 0 }
}

/** Trips of the sweep on members and ledger alone, without the sweeper's own search. */
async function archive({ cloud, clock }: Stack): Promise<number> {
  await clock.advance(ARCHIVED_AFTER_MS)
  await cloud.fireTimer('jobs')
  const trips = cloud.invocations.last()?.trips ?? []
  const ofLedger = trips.filter(({ collection = '' }) => ['members', 'ledger'].includes(collection))
  return Math.max(0, ofLedger.length - 1)
}

/** The same spending of ten points, written both ways, inside one instance with so many in flight. */
async function commandsPerSecond() {
  console.log(
    '\n| members | in flight | way | commands/s | p50 ms | trips per command | repeated |\n| --- | --- | --- | --- | --- | --- | --- |',
  )
  const ways = { guarded: guardedCommand, runTransaction: transactionCommand }
  for (const hot of [false, true]) {
    for (const inFlight of IN_FLIGHT) {
      for (const [way, code] of Object.entries(ways)) await race(way, code, inFlight, hot)
    }
  }
}

interface Raced {
  ms: number
  p50: number
  repeated: number
}

async function race(way: string, code: string, inFlight: number, hot: boolean) {
  const cloud = await start({
    functionsDir: path.resolve(__dirname, '../local/cloud/fixtures/functions'),
    collections: [
      { name: 'members', indexes: [{ fields: ['dueAt'] }] },
      { name: 'ledger', indexes: [] },
    ],
    timers: 'manual',
    timeLimitMs: 600_000,
  })
  const members = Array.from({ length: 256 }, (_, i) => ({ ...aMember(), _id: `m${i}`, cardNo: String(i) }))
  await cloud.data.insert('members', members as never)
  const total = hot && inFlight > 1 ? TOTAL / 4 : TOTAL
  const input = { total, inFlight, members: hot ? 1 : members.length }
  const outcome = await cloud.call('script', { code, input, throwOnNotFound: false }, {})
  if (!outcome.ok) throw new Error(outcome.error.errorMessage)
  const { ms, p50, repeated } = outcome.result as Raced
  const trips = (cloud.invocations.last()?.trips.length ?? 0) / total
  const who = hot ? 'one hot member' : 'distinct members'
  console.log(
    `| ${who} | ${inFlight} | ${way} | ${Math.round((total / ms) * 1000)} | ${p50.toFixed(1)} | ${trips.toFixed(2)} | ${repeated} |`,
  )
  await cloud.stop()
}

function aMember(): MemberDoc {
  return { ...threeYears(60).member, journal: [] }
}

/** A member who pays once a day and spends once a month, archived as the sweeper does. */
function threeYears(days: number): { member: MemberDoc; mostBytes: number } {
  let now = Date.parse('2026-01-01T04:00:00Z')
  const memberId = `${BRAND_ID}:openid-daily`
  let member = createGuest({ memberId, brand, cardNo: '6200000019', now })
  let mostBytes = 0
  const written = (decision: { kind: string; next?: MemberDoc }) => {
    if (decision.kind !== 'booked' || !decision.next) throw new Error(decision.kind)
    mostBytes = Math.max(mostBytes, Buffer.byteLength(JSON.stringify(decision.next)))
    member = { ...decision.next, ...archived({ member: decision.next, brand, now }) }
  }
  written(joinMember({ member, brand, phone: null, now }))
  for (let i = 0; i < days; i += 1, now += DAY_MS) {
    const origin = {
      mchid: 'm',
      outTradeNo: `T${i}`,
      brandId: BRAND_ID,
      storeId: '',
      memberId,
      source: 'till' as const,
    }
    const fen = 2_600 + (i % 7) * 900
    const paid = {
      transactionId: `${i}`,
      at: now,
      day: dayOf(now, brand.timeZone),
      totalFen: fen,
      payerFen: fen,
      promotions: [],
    }
    const order = { ...blankOrder(origin, now), version: 1, amountFen: fen, paid }
    written(settleOrder({ member, order, newest: null, brand, campaigns: [], now }))
    if (i % 30 !== 29) continue
    const spend = {
      named: member._id,
      commandId: `s${i}`,
      points: -400,
      note: '兑换',
      inputHash: '',
      booked: null,
    }
    written(adjustPoints({ member, brand, now, ...spend }))
  }
  return { member, mostBytes }
}

function sizeAfterThreeYears() {
  const { member, mostBytes } = threeYears(3 * 365)
  const bytes = Buffer.byteLength(JSON.stringify(member))
  console.log('\n| a member after 3 years of daily use | |\n| --- | --- |')
  console.log(`| document, journal archived | ${bytes.toLocaleString('en')} bytes |`)
  console.log(`| largest it ever was, one command in the journal | ${mostBytes.toLocaleString('en')} bytes |`)
  console.log(
    `| lots · pending · counters | ${member.lots.length} · ${member.pending.length} · ${member.caps.length} |`,
  )
}
