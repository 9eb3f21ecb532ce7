import fc from 'fast-check'
import { FULL_LOOK_MS, type Lowering, loweringFor, MEMORY_MS, nextLookAt, VISIBLE_MS } from './wake'

const NOW = 1_700_000_000_000
const TIMER_MS = 60_000

describe('beside the write of a duty', () => {
  test.each<[string, number, Lowering | null, number | null]>([
    ['the document is lowered to it', NOW + 3_000, null, NOW + 3_000],
    ['or a little further, for the duties to come', NOW + 20_000, null, NOW + 10_000],
    ['not when this instance lowered it enough just now', NOW + 20_000, { to: NOW, at: NOW - 29_999 }, null],
    ['again when that was 30 s ago', NOW + 20_000, { to: NOW, at: NOW - 30_000 }, NOW + 10_000],
    ['again when that was not low enough', NOW, { to: NOW + 1, at: NOW }, NOW],
    ['again when the clock went back', NOW + 20_000, { to: NOW, at: NOW + 1 }, NOW + 10_000],
    ['not for the very moment it was lowered to', NOW + 5_000, { to: NOW + 5_000, at: NOW - 1 }, null],
    ['not twice in one millisecond', NOW + 20_000, { to: NOW, at: NOW }, null],
    ['for the last moment that no full look finds first', NOW + FULL_LOOK_MS + 119_999, null, NOW + 10_000],
    ['not for what a full look finds first', NOW + FULL_LOOK_MS + 120_000, null, null],
  ])('%s', (_case, dueAt, last, to) => expect(loweringFor(dueAt, NOW, last)?.to ?? null).toBe(to))
})

describe('after a look', () => {
  const after = (earliestDueAt: number, loweredAt = 0) =>
    nextLookAt({ loweredAt }, { beganAt: NOW, earliestDueAt })
  test.each([
    ['something was due: the next run looks again', NOW, 0, null],
    ['nothing for days: a full look in ten minutes', NOW + 9e9, 0, NOW + FULL_LOOK_MS],
    [
      'nobody relies on a lowering any more: a full look in ten minutes',
      NOW + 9e9,
      NOW - 40_000,
      NOW + FULL_LOOK_MS,
    ],
    ['something before the end of a lowering: then', NOW + 1, NOW, NOW + 1],
    ['something in a minute: then', NOW + 60_000, 0, NOW + 60_000],
    [
      'somebody may still rely on a lowering: once nobody does',
      NOW + 9e9,
      NOW - 5_000,
      NOW - 5_000 + MEMORY_MS + VISIBLE_MS,
    ],
  ])('%s', (_case, earliest, loweredAt, expected) => expect(after(earliest, loweredAt)).toBe(expected))
})

/**
 * A duty written by an instance: when, due how much later, and how long each of the two writes takes to be
 * seen.
 */
const duty = fc.record({
  at: fc.integer({ min: 0, max: 900_000 }),
  dueIn: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 3_600_000 })),
  instance: fc.integer({ min: 0, max: 2 }),
  seenAfter: fc.integer({ min: 0, max: VISIBLE_MS - 1 }),
  loweredAfter: fc.integer({ min: 0, max: 3_000 }),
  /** The function dies between its duty and the lowering. */
  dies: fc.boolean(),
  /** Discharged by the command itself so much later. */
  doneAfter: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
})
type Duty = typeof duty extends fc.Arbitrary<infer D> ? D : never

/** When each duty is met by a sweeper; runs take up to three seconds from their look to their raise. */
function history(duties: readonly Duty[]): { duty: Duty; foundAt: number }[] {
  const wake = { nextAt: 0, lowered: 0, loweredAt: 0 }
  const memory = new Map<number, Lowering>()
  const open = new Set<Duty>()
  const found: { duty: Duty; foundAt: number }[] = []
  const acts: { at: number; act: () => void }[] = []
  for (const each of duties) {
    acts.push({ at: each.at, act: () => begin(each) })
    acts.push({ at: each.at + each.seenAfter, act: () => void open.add(each) })
    if (each.doneAfter !== undefined)
      acts.push({ at: each.at + each.seenAfter + each.doneAfter, act: () => void open.delete(each) })
  }
  const begin = ({ at, dueIn, instance, loweredAfter, dies }: Duty) => {
    const lowering = loweringFor(at + dueIn, at, memory.get(instance) ?? null)
    if (dies) return void memory.delete(instance)
    if (!lowering) return
    memory.set(instance, lowering)
    later(at + loweredAfter, () => {
      wake.nextAt = Math.min(wake.nextAt, lowering.to)
      wake.lowered += 1
      wake.loweredAt = lowering.at
    })
  }
  const look = (beganAt: number) => {
    if (wake.nextAt > beganAt) return
    const { lowered, loweredAt } = wake
    const dueAts = [...open].map(each => each.at + each.dueIn)
    const nextAt = nextLookAt({ loweredAt }, { beganAt, earliestDueAt: Math.min(9e15, ...dueAts) })
    for (const each of open) {
      if (each.at + each.dueIn > beganAt) continue
      open.delete(each)
      found.push({ duty: each, foundAt: beganAt })
    }
    if (nextAt !== null)
      later(beganAt + 3_000, () => {
        if (wake.lowered === lowered) wake.nextAt = nextAt
      })
  }
  const later = (at: number, act: () => void) => {
    acts.push({ at, act })
    acts.sort((a, b) => a.at - b.at)
  }
  for (let at = 0; at < 6_000_000; at += TIMER_MS) acts.push({ at: at + 7, act: () => look(at + 7) })
  acts.sort((a, b) => a.at - b.at)
  for (let next = acts.shift(); next; next = acts.shift()) next.act()
  return found
}

test('every duty is met in time, whoever lowers or relies on a lowering; within ten minutes when its writer died', () => {
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 40, size: 'max' }), duties => {
      const met = new Map(history(duties).map(({ duty, foundAt }) => [duty, foundAt]))
      for (const each of duties) {
        if (each.doneAfter !== undefined) continue
        const from = Math.max(each.at + each.dueIn, each.at + each.seenAfter)
        // A dead instance leaves no memory, but the others' lowerings may have been waiting for nothing else.
        const slack = each.dies ? FULL_LOOK_MS : MEMORY_MS + VISIBLE_MS
        expect((met.get(each) ?? Number.POSITIVE_INFINITY) - from).toBeLessThanOrEqual(slack + 2 * TIMER_MS)
      }
    }),
    { numRuns: 400 },
  )
})

test('a busy instance lowers the document about once in 30 s, however many duties it writes', () => {
  let last: Lowering | null = null
  let lowered = 0
  for (let at = NOW; at < NOW + 600_000; at += 50) {
    const lowering = loweringFor(at + 20_000, at, last)
    if (lowering) {
      last = lowering
      lowered += 1
    }
  }
  expect(lowered).toBe(20)
})
