import type { Trip, TripFault } from '../../../local/cloud'
import type { TestStack } from '../harness'
import type { Flow } from './flow'

/** Questions to WeChat Pay that never arrive there, or whose answers never arrive here. */
type PayCut = 'question-lost' | 'answer-lost'
export type CutMode = TripFault | PayCut

/**
 * Every way to cut, and the instance it begins with: fresh after a kill, warm where the function lives on. A
 * trip that hangs ends with the instance killed before anything applied, so `kill-before` adds nothing.
 */
export const MODES = {
  before: 'warm',
  after: 'warm',
  unavailable: 'warm',
  conflict: 'warm',
  hang: 'cold',
  'kill-after': 'cold',
  'question-lost': 'cold',
  'answer-lost': 'cold',
} as const satisfies Partial<Record<CutMode, 'warm' | 'cold'>>
export type Mode = keyof typeof MODES
export const modes = Object.keys(MODES) as Mode[]
export const endsTheInstance = (mode: Mode) => mode === 'hang' || mode === 'kill-after'
const isPayCut = (mode: Mode): mode is PayCut => mode === 'question-lost' || mode === 'answer-lost'

/** For what runs beside a trip that hangs; the rest of a function's time nothing would happen. */
const TIME_LEFT_MS = 40
/**
 * Whether a write also wakes the sweepers depends on what its instance remembers: `sweeping/wake.test.ts`
 * cuts there.
 */
const NOT_COUNTED = ['wake']
/** As often as the product queries WeChat Pay until it gives up a query. */
const ATTEMPTS = 3

/**
 * What a run without a fault does: the numbers of its round trips by kind, and how often it queries WeChat
 * Pay.
 */
export interface Clean {
  trips: number[]
  inTransaction: number[]
  /**
   * Those before which something has changed since the last one, the first included: dying at any other
   * leaves the same documents.
   */
  afterChange: number[]
  /** Those that change something, and the last. */
  changing: number[]
  questions: number[]
}

/** What an answer may have changed: documents, or what was sent to WeChat. */
const changes = ({ action }: Trip) =>
  !['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'].includes(action)

/** Runs the command undisturbed and looks where it could be cut. */
export async function cleanRun(
  stack: TestStack,
  flow: Flow,
  command: () => Promise<unknown>,
): Promise<Clean> {
  const { cloud, pay } = stack.stack
  cloud.invocations.clear()
  const before = pay.questions()
  await command()
  await pay.quiet()
  const runs = cloud.invocations.list().filter(run => run.function === flow.function)
  const counted = runs.map(({ trips }) =>
    trips.filter(({ collection = '' }) => !NOT_COUNTED.includes(collection)),
  )
  const longest = counted.reduce<Trip[]>((most, trips) => (trips.length > most.length ? trips : most), [])
  const placesWhere = (fits: (trip: Trip, index: number) => boolean) =>
    longest.flatMap((trip, i) => (fits(trip, i) ? [i + 1] : []))
  const isCut = (trip: Trip) => flow.cutAt?.(trip) ?? true
  return {
    trips: placesWhere(isCut),
    inTransaction: placesWhere(trip => isCut(trip) && 'transactionId' in (trip.request as object)),
    afterChange: placesWhere((trip, i) => {
      const before = longest[i - 1]
      return isCut(trip) && (!before || changes(before) || changes(trip))
    }),
    changing: placesWhere((trip, i) => isCut(trip) && (changes(trip) || i === longest.length - 1)),
    questions: Array.from({ length: pay.questions() - before }, (_, i) => i + 1),
  }
}

/**
 * The places where a mode cuts. A function that lives on may answer differently at each; a dead one leaves
 * only its documents.
 */
export const placesOf = (
  mode: Mode,
  { trips, inTransaction, afterChange, changing, questions }: Clean,
): number[] => {
  if (isPayCut(mode)) return questions
  if (mode === 'conflict') return inTransaction
  if (mode === 'hang') return afterChange
  return mode === 'kill-after' ? changing : trips
}

/** Ways that came to fewer places than a run without a fault has, in words; none when the proof is whole. */
export const missedCuts = (
  cuts: Readonly<Record<Mode, number>>,
  clean: Readonly<Record<'warm' | 'cold', Clean>>,
): string[] =>
  modes.flatMap(mode => {
    const places = placesOf(mode, clean[MODES[mode]]).length
    return cuts[mode] === places ? [] : [`${mode}: ${cuts[mode]} of ${places} places`]
  })

export interface Cut {
  mode: Mode
  place: number
}

/** Sends the command with one cut; false when it never came to that place. */
export async function cut(
  stack: TestStack,
  functionName: Flow['function'],
  command: () => Promise<unknown>,
  { mode, place }: Cut,
): Promise<boolean> {
  const { cloud, pay } = stack.stack
  if (isPayCut(mode)) {
    const heal = pay.lose({
      what: mode === 'question-lost' ? 'question' : 'answer',
      from: place,
      times: ATTEMPTS,
    })
    await command()
    return heal() > 0
  }
  let struck = false
  const heal = cloud.faults.add({
    function: functionName,
    trip: place,
    except: NOT_COUNTED,
    mode,
    times: 1,
    timeLeftMs: TIME_LEFT_MS,
    match: () => {
      struck = true
      return true
    },
  })
  await command()
  heal()
  return struck
}
