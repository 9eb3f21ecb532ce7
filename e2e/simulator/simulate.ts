import { earliestDuty } from '../../cloudfunctions/testing/earliest-duty'
import { APPIDS, BRANDS, CUSTOMERS, MCHIDS, RULES, settingOf } from '../../cloudfunctions/testing/setting'
import { declaredCollections } from '../../local/declared-collections'
import { checkInvariants } from '../../local/invariants'
import { Actors } from './actors'
import type { Act } from './acts/act'
import { brandActs } from './acts/brand'
import { catalogActs } from './acts/catalog'
import { colleagueActs } from './acts/colleagues'
import { customerActs } from './acts/customers'
import { JUMPS, outsideActs } from './acts/outside'
import { staffActs } from './acts/staff'
import { Chance } from './chance'
import type { Loader } from './functions'
import { owed } from './owed'
import { Simulation } from './simulation'
import { unsettled } from './unsettled'

const ACTS: Readonly<Record<string, Act>> = {
  ...customerActs,
  ...staffActs,
  ...outsideActs,
  ...brandActs,
  ...catalogActs,
  ...colleagueActs,
}
/** How often each is done, where it is not once. */
const WEIGHTS: Readonly<Record<string, number>> = {
  join: 5,
  claim: 5,
  sell: 8,
  refund: 4,
  redeem: 4,
  exchange: 8,
  topUp: 3,
  spend: 4,
  order: 5,
  payAgain: 2,
  cancelOrder: 2,
  stepOrder: 4,
  tick: 3,
  look: 2,
  takeGift: 3,
  landing: 3,
  credit: 2,
  again: 4,
  adjust: 4,
  voidSpend: 4,
  refundStored: 2,
  cancelExchange: 6,
  moveExchange: 2,
  close: 5,
  merge: 4,
  claimReceipt: 3,
  handOver: 4,
  undo: 3,
  removePhone: 1,
  basket: 2,
  hint: 3,
  operate: 2,
  openLink: 4,
  saveLink: 3,
  makeBatch: 2,
  changeBatch: 3,
  addStock: 3,
  stepBatch: 2,
  decideBatch: 3,
  changeCampaign: 2,
  stepCampaign: 3,
  changeGoods: 2,
  addGoodsStock: 2,
  logIn: 2,
  invite: 2,
  changeStaff: 2,
  removeStaff: 2,
}
const DECK = Object.keys(ACTS).flatMap(name => Array.from({ length: WEIGHTS[name] ?? 1 }, () => name))

const MORNING = Date.parse('2026-11-22T02:24:00Z')
/** Twenty seconds to midnight in Shanghai. */
const LATE = Date.parse('2026-11-22T15:59:40Z')

/** A till that takes another amount than its basket said: the alarm is right. */
const OTHER_AMOUNT = /"payment\.unmatched".*"amount-differs"/
/** A daily duty that a jump of the clock has passed over: the alarm is right. */
const AFTER_LONG_JUMPS = /"(audit\.late|check\.given-up|stored\.lost)"/
/** While people act, timers may be days late: then the audit rightly says what is overdue. */
const EXPECTED_ERRORS = /"(audit\.late|check\.given-up|stored\.lost|audit\.broken)"/

type Step = { do: 'act'; name: string; brand: number } | { do: 'pass'; ms: number } | { do: 'cold' }

export interface Plan {
  seed: number
  /** Who acts, of `CUSTOMERS`. */
  people: number[]
  /** Share of acts that are over before the next begins. */
  alone: number
  steps: Step[]
}

export interface Outcome {
  done: ReadonlySet<string>
  problems: string[]
  story: string[]
}

const collections = declaredCollections()

/** What is in every run: money, and those who bring it to rest. */
const ALWAYS = ['sell', 'refund', 'look', 'again'] as const
const KINDS_PER_RUN = 7

/**
 * What a seed does, step by step. A run has few people and few kinds of acts, drawn anew for each seed: what
 * meets only when both happen often meets in some of them.
 */
export function planOf(seed: number, length = 30): Plan {
  const chance = new Chance(seed ^ 0x5eed)
  const all = CUSTOMERS.map((_, i) => i)
  // Often one person with two accounts: only they can merge.
  const people = chance.happens(0.25) ? [0, 1] : [chance.pick(all), chance.pick(all), chance.pick(all)]
  const few = Array.from({ length: KINDS_PER_RUN }, () => chance.pick(DECK))
  const deck = chance.happens(0.8) ? [...few, ...few, ...ALWAYS] : DECK
  const alone = chance.pick([0.2, 0.5, 0.8])
  const steps = Array.from({ length }, (): Step => {
    const drawn = chance.next()
    if (drawn < 0.1) return { do: 'pass', ms: chance.pick(JUMPS) }
    if (drawn < 0.12) return { do: 'cold' }
    return { do: 'act', name: chance.pick(deck), brand: chance.happens(0.9) ? 0 : 1 }
  })
  return { seed, people, alone, steps }
}

/** Plays a plan: every step of it begins while others may be under way, then all comes to rest. */
export async function simulate(plan: Plan, load: Loader, namesTrips = false): Promise<Outcome> {
  const { seed } = plan
  const chance = new Chance(seed ^ 0xc0ffee)
  const rules = chance.pick(RULES)
  const startsAt = chance.pick([MORNING, LATE])
  const simulation = new Simulation({
    seed,
    startsAt,
    load,
    collections,
    documents: keysOf => settingOf(rules, startsAt, keysOf),
  })
  simulation.namesTrips = namesTrips
  simulation.people = plan.people.map(i => CUSTOMERS[i]).filter(one => one !== undefined)
  simulation.isErrorExpected = text => EXPECTED_ERRORS.test(text) || OTHER_AMOUNT.test(text)
  const actors = BRANDS.map(brandId => new Actors(simulation, brandId))
  const alone = (error: unknown) =>
    simulation.problems.push(`a rejection nothing awaits ends its instance: ${(error as Error).message}`)
  process.on('unhandledRejection', alone)
  try {
    await play(simulation, actors, plan, chance)
  } finally {
    process.off('unhandledRejection', alone)
  }
  return outcomeOf(simulation)
}

async function play(
  simulation: Simulation,
  actors: readonly Actors[],
  { steps, alone }: Plan,
  chance: Chance,
): Promise<void> {
  const [first] = actors
  if (first && chance.happens(0.7)) await opening(first, simulation)
  simulation.faults = chance.pick(FAULTS)
  for (const step of steps) {
    if (step.do === 'cold') simulation.coldStart()
    else if (step.do === 'pass') {
      simulation.story.push(`pass ${step.ms} ms`)
      await simulation.pass(step.ms)
    } else {
      const by = actors[step.brand]
      const act = ACTS[step.name]
      if (!by || !act) throw new Error(`no act ${step.name}`)
      simulation.story.push(step.name)
      void Promise.resolve(act(by, simulation)).catch(error =>
        simulation.problems.push(`${step.name} failed: ${(error as Error).stack}`),
      )
      await simulation.steps(chance.below(14))
      if (chance.happens(alone)) await simulation.run()
    }
    check(simulation)
    if (simulation.problems.length > 0) return
  }
  await simulation.run()
  simulation.faults = { lost: 0, killed: 0 }
  await rest(simulation)
  simulation.isErrorExpected = text => AFTER_LONG_JUMPS.test(text) || OTHER_AMOUNT.test(text)
  void simulation.invoke('jobs', { TriggerName: 'audit' }, { SOURCE: 'wx_trigger' })
  await simulation.run()
  check(simulation)
  simulation.problems.push(...unsettled(simulation), ...owed(simulation))
}

function check(simulation: Simulation): void {
  const { broken } = checkInvariants(simulation.database.dump() as never)
  simulation.problems.push(...broken.map(({ rule, words }) => `${rule}: ${words}`))
}

const outcomeOf = ({ done, problems, story, pay }: Simulation): Outcome => {
  void pay.stop()
  return { done, problems, story }
}

const FAULTS = [
  { lost: 0, killed: 0 },
  { lost: 0.02, killed: 0.01 },
  { lost: 0.05, killed: 0.04 },
]

/** Most runs begin with customers who have something to lose. */
async function opening(actors: Actors, simulation: Simulation): Promise<void> {
  simulation.story.push('opening')
  const phones = new Set<string>()
  for (const by of simulation.people) {
    // A second account of the same person joins without the number that opens the first one's card.
    const phone = phones.has(by.phone) ? {} : { phoneCode: actors.phoneCode(by) }
    phones.add(by.phone)
    void actors.command(by, 'member.join', { consent: '2026-09', ...phone })
    await simulation.run()
    await simulation.pay.till.pay({
      mchid: MCHIDS[actors.brandId],
      appid: APPIDS[actors.brandId] ?? '',
      openid: by.openid,
      amountFen: 30_000,
      attach: 'st=yunqi',
    })
    await simulation.run()
    // Who keeps stored value cannot close the account.
    if (simulation.chance.happens(0.5)) continue
    const placed = actors.command(by, 'order.place', {
      storeId: actors.storeId(),
      what: { by: 'top-up', amountFen: 20_000 },
    })
    await simulation.run()
    const order = await placed
    if (!order?.ok) continue
    await simulation.pay.cashier.pay(order.data.payment.package.replace('prepay_id=', ''), by.openid)
    await simulation.run()
  }
}

const REST_ROUNDS = 40
const HORIZON_MS = 2 * 3_600_000

/** Runs the sweepers until nothing of the next two hours is owed; what is owed then is a problem. */
async function rest(simulation: Simulation): Promise<void> {
  const { clock, database } = simulation
  simulation.story.push('rest')
  // Whatever ran when the run ended is over by now; then WeChat Pay sends again what never arrived.
  await simulation.pass(10 * 60_000)
  for (const { id, state } of simulation.pay.notices.list()) {
    if (state === 'delivered') continue
    void simulation.pay.notices.redeliver(id)
    await simulation.run()
  }
  for (let round = 0; round < REST_ROUNDS; round += 1) {
    void simulation.invoke('jobs', { TriggerName: 'look' }, { SOURCE: 'wx_trigger' })
    await simulation.run()
    const next = earliestDuty(database.dump())
    if (next > clock.now() + HORIZON_MS) return
    await simulation.pass(Math.max(1_000, next - clock.now()))
  }
  simulation.problems.push('something stays owed however often the sweepers run')
}
