import { statSync } from 'node:fs'
import path from 'node:path'
import type { OrderDoc } from '@shared/domain/order/types'
import { APPID, BRAND_ID, MCHID } from '../local/demo'
import { type Stack, startStack } from '../local/stack'
import { settledOf } from './settled-of'

/** How often each operation is measured, after a warm-up. */
const RUNS = 40
const WARM_UP = 5
const AT_ONCE = 200
/** From one round of repeated notices and sweepers to the next, and how many are waited for. */
const ROUND_MS = 15_000
const MOST_ROUNDS = 20

/** One operation: what is measured, and what must happen before each run. */
interface Operation {
  name: string
  prepare?(n: number): Promise<void>
  run(n: number): Promise<unknown>
}

const root = path.resolve(__dirname, '..')

/** What people wait for, through the whole local stack; and a crowd that pays at once. */
export async function measureOperations() {
  const stack = await startStack({ timers: 'manual' })
  console.log('| operation | p50 ms | p95 ms | trips | chain |\n| --- | --- | --- | --- | --- |')
  for (const operation of operationsOf(stack)) await measure(stack, operation)
  await manyAtOnce(stack)
  bundles()
  await stack.stop()
}

function operationsOf({ cloud, pay }: Stack): Operation[] {
  let outTradeNo = ''
  const call = async (openid: string, action: string, input: object) => {
    const event = { action, brand: BRAND_ID, input }
    const outcome = await cloud.call('api', event, { openid, appid: APPID, source: 'wx_client' })
    if (!outcome.ok) throw new Error(`${action}: ${outcome.error.errorMessage}`)
    const answer = outcome.result as { ok: boolean; code?: string }
    if (!answer.ok) throw new Error(`${action} was refused: ${answer.code}`)
    return answer
  }
  const take = async (n: number) => {
    const payment = { amountFen: 6800, store: 'yunqi', description: '茶' }
    outTradeNo = (await pay.take({ openid: `openid-bench-${n}`, ...payment })).outTradeNo
    await pay.quiet()
  }
  const order = () => ({ mchid: MCHID, outTradeNo })
  return [
    { name: 'payment notice, settled before its answer', run: take },
    {
      name: 'order.landing, settled',
      prepare: take,
      run: n => call(`openid-bench-${n}`, 'order.landing', { order: order() }),
    },
    { name: 'member.card', run: () => call('openid-linqing', 'member.card', {}) },
    { name: 'coupon.wallet', run: () => call('openid-linqing', 'coupon.wallet', { tab: 'usable' }) },
    {
      name: 'coupon.claim',
      prepare: n =>
        call(`openid-claim-${n}`, 'member.join', { commandId: idOf('join', n), consent: '2026-09' }).then(
          () => {},
        ),
      run: n =>
        call(`openid-claim-${n}`, 'coupon.claim', {
          commandId: idOf('claim', n),
          batchId: `${BRAND_ID}:autumn`,
        }),
    },
  ]
}

const idOf = (what: string, n: number) => `bench-${what}-${String(n).padStart(8, '0')}`

async function measure({ cloud }: Stack, { name, prepare, run }: Operation) {
  const times: number[] = []
  for (let n = 0; n < RUNS + WARM_UP; n += 1) {
    await prepare?.(n)
    const began = performance.now()
    await run(n)
    if (n >= WARM_UP) times.push(performance.now() - began)
  }
  const last = cloud.invocations.last()
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${last?.trips.length} | ${last?.depth} |`)
}

/**
 * Two hundred people pay at the same moment; how long until the last of *their* orders is settled. WeChat Pay
 * waits 5 s for an answer and repeats by its schedule, the sweepers run as their timer would: what the
 * crowd's notices did not finish at once is finished by those.
 */
async function manyAtOnce({ pay, cloud, clock }: Stack) {
  const began = performance.now()
  const paid = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, n) =>
      pay.take({ openid: `openid-crowd-${n}`, amountFen: 6800, store: 'yunqi', description: '茶' }),
    ),
  )
  await pay.quiet()
  const order = (outTradeNo: string) =>
    cloud.data.get('orders', `${MCHID}:${outTradeNo}`) as OrderDoc | undefined
  const settled = () => settledOf(paid, order)
  const atFirst = { count: settled(), seconds: (performance.now() - began) / 1000 }
  let rounds = 0
  for (; settled() < AT_ONCE && rounds < MOST_ROUNDS; rounds += 1) {
    await clock.advance(ROUND_MS)
    await pay.quiet()
    await cloud.fireTimer('jobs')
  }
  const seconds = (performance.now() - began) / 1000
  const { count } = atFirst
  console.log(
    `\n${AT_ONCE} payments at once: ${count} settled by their first notice in ${atFirst.seconds.toFixed(2)} s, ${Math.round(count / atFirst.seconds)} per second; ${settled()} of ${AT_ONCE} settled after ${rounds} rounds of repeats and sweepers, ${seconds.toFixed(2)} s in all without the pauses`,
  )
}

function bundles() {
  for (const name of ['api', 'http', 'jobs']) {
    const { size } = statSync(path.join(root, 'cloudfunctions/dist', name, 'index.js'))
    console.log(`function ${name}: ${Math.round(size / 1024)} KB of 1024 KB`)
  }
}
