import type { Invocation } from '../functions/invocation'
import type { Chance } from './chance'

/**
 * `before`: connection reset, nothing applied. `after`: applied, then reset (the answer is lost). `hang`:
 * never applied nor answered. `kill-before` / `kill-after`: the instance dies at that point. `conflict`: a
 * transactional request is refused as if another writer were first, and its transaction ends. `unavailable`:
 * HTTP 500 with a page instead of JSON, nothing applied. `held`: waits until what happens `meanwhile` is
 * over, then goes on as if nothing were: two at once, in a known order.
 */
export type TripFault =
  | 'before'
  | 'after'
  | 'hang'
  | 'kill-before'
  | 'kill-after'
  | 'conflict'
  | 'unavailable'
  | 'held'

/** `timer-twice`: a timer fires two times. `timer-late`: it fires `lateMs` after its time. */
type TimerFault = 'timer-twice' | 'timer-late'

export type FaultMode = TripFault | TimerFault

export type FaultRule = {
  function?: string
  /** 1-based number of the round trip in its invocation. */
  trip?: number
  /** Round trips to these collections neither count nor are struck. */
  except?: readonly string[]
  /** `database.modifyDocument` … */
  action?: string
  collection?: string
  match?: (invocation: Invocation) => boolean
  mode: FaultMode
  /** How often the rule strikes; omitted: always. */
  times?: number
  /** How likely it strikes where it could, by the seed given to `start`; omitted: always. */
  probability?: number
  /** For `timer-late`. */
  lateMs?: number
  /** For `hang`: the function's time is over so many real ms later, instead of at its limit. */
  timeLeftMs?: number
  /** For `held`: what others do before this request arrives. */
  meanwhile?: () => Promise<unknown>
}

type TripRule = FaultRule & { mode: TripFault }

type Strike = {
  invocation: Invocation
  trip: number
  action: string
  collection?: string | undefined
  inTransaction: boolean
}

/** The rules tests have added; each incoming round trip and each timer is checked against them. */
export class Faults {
  private rules: { rule: FaultRule; left: number; order: number }[] = []
  private added = 0
  private timersFired = 0
  private readonly random: Chance

  constructor(random: Chance) {
    this.random = random
  }

  add = (rule: FaultRule): (() => void) => {
    const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY, order: this.added++ }
    this.rules.push(entry)
    return () => {
      this.rules = this.rules.filter(other => other !== entry)
    }
  }

  clear = (): void => {
    this.rules = []
  }

  strike(trip: Strike): TripRule | undefined {
    const place = [trip.invocation.n, trip.trip]
    return this.take(place, rule => !isTimerFault(rule.mode) && applies(rule, trip)) as TripRule | undefined
  }

  strikeTimer(functionName: string): FaultRule | undefined {
    const place = [this.timersFired++]
    return this.take(
      place,
      rule => isTimerFault(rule.mode) && (rule.function ?? functionName) === functionName,
    )
  }

  private take(place: number[], fits: (rule: FaultRule) => boolean): FaultRule | undefined {
    const spared = ({ probability }: FaultRule, order: number) =>
      probability !== undefined && this.random(...place, order) >= probability
    const hit = this.rules.find(({ rule, left, order }) => left > 0 && fits(rule) && !spared(rule, order))
    if (hit) hit.left--
    return hit?.rule
  }
}

const isTimerFault = (mode: FaultMode): mode is TimerFault => mode === 'timer-twice' || mode === 'timer-late'

/** The place of the n-th trip among those that count. */
const placeOf = (n: number, { trips }: Invocation, except: readonly string[]) =>
  trips.slice(0, n).filter(({ collection = '' }) => !except.includes(collection)).length

const applies = (rule: FaultRule, { invocation, trip, action, collection, inTransaction }: Strike) =>
  (rule.mode !== 'conflict' || inTransaction) &&
  (rule.function === undefined || rule.function === invocation.function) &&
  !rule.except?.includes(collection ?? '') &&
  (rule.trip === undefined || rule.trip === placeOf(trip, invocation, rule.except ?? [])) &&
  (rule.action === undefined || rule.action === action) &&
  (rule.collection === undefined || rule.collection === collection) &&
  (rule.match === undefined || rule.match(invocation))
