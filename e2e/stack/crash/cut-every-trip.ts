import type { StackOptions } from '../../../local/stack'
import { type TestStack, testStack } from '../harness'
import {
  type Clean,
  type Cut,
  cleanRun,
  cut,
  endsTheInstance,
  MODES,
  type Mode,
  missedCuts,
  modes,
  placesOf,
} from './cuts'
import type { Flow } from './flow'
import { outcomeOf } from './outcome'
import { stateOf } from './same-state'
import { secondCuts } from './second-cuts'
import { startingStates } from './starting-state'

const MOST_TRIES = 5
const DAY_MS = 86_400_000
/** Long enough for WeChat Pay to repeat a notice that got no answer. */
const REPEATED_BY_MS = 20_000

/**
 * Sends each flow's command once for every round trip and every way to die there, sweeps, and compares with
 * the history without a crash. The round trips are those of a clean run, warm and cold; as many cuts as it
 * has are demanded of each way, so a slow machine or a new trip cannot make the proof smaller unseen. What
 * comes before the command happens once: every cut begins with the very documents it left.
 */
export function cutEveryTrip(flows: readonly Flow[], options: StackOptions = {}): void {
  const stack = testStack(options)

  describe.each(flows)('A function that is to $name', flow => {
    test('does it once and leaves nothing undone, killed at any of its round trips in any way', async () => {
      const history = await undisturbed(stack, flow)
      const cuts = Object.fromEntries(modes.map(mode => [mode, 0])) as Record<Mode, number>
      for (const mode of modes) {
        for (const place of placesOf(mode, history.clean[MODES[mode]])) {
          if (await proveOne(stack, flow, history, { mode, place })) cuts[mode] += 1
        }
      }
      expect(missedCuts(cuts, history.clean)).toEqual([])
      if (!flow.repeatsItself) await proveNextDay(stack, history)
      if (flow.cutTwice) await proveTwice(stack, flow, history)
    }, 900_000)
  })
}

type History = Awaited<ReturnType<typeof undisturbed>>

/**
 * What happens without a fault: when the command is never sent, when it is sent, and where it could be cut.
 */
async function undisturbed(stack: TestStack, flow: Flow) {
  const begin = startingStates(stack, flow)
  await begin('cold')
  const never = await settled(stack)
  const { command } = await begin('cold')
  const begun = outcomeOf(stack.dump())
  const cold = await cleanRun(stack, flow, command)
  const done = await settled(stack)
  // A flow that brings nothing about would pass every cut.
  expect(done).not.toEqual(begun)
  if (!flow.repeatsItself) expect(done).not.toEqual(never)
  const { command: again } = await begin('warm')
  const warm = await cleanRun(stack, flow, again)
  const clean: Record<'warm' | 'cold', Clean> = { warm, cold }
  /** States whose future has been seen. */
  const proved = new Set<string>()
  return { begin, never, done, clean, proved }
}

/** One cut and what follows from it; false when the command never came to the place. */
async function proveOne(
  stack: TestStack,
  flow: Flow,
  { begin, never, done, proved }: History,
  { mode, place }: Cut,
): Promise<boolean> {
  const { command, before, at } = await begin(MODES[mode])
  if (!(await cut(stack, flow.function, command, { mode, place }))) return false
  await repeatsByOthers(stack, at)
  const where = `${mode} at ${place}`
  const isUntouched = before.isCurrent()
  // Nothing is left of it, in no document and no instance: sending it again is a first send, as
  // undisturbed.
  if (isUntouched && endsTheInstance(mode)) return true
  const state = stateOf(stack, !endsTheInstance(mode))
  if (proved.has(state)) return true
  proved.add(state)
  // Documents as they were are a client's command that never was: that history is known.
  const after = isUntouched && !flow.repeatsItself ? never : await settled(stack)
  if (flow.repeatsItself) {
    expect([where, after]).toEqual([where, done])
    return true
  }
  // A client's command: no other process repeats it, so either it never was, or it is whole.
  const either = [never, done].map(outcome => JSON.stringify(outcome))
  if (!either.includes(JSON.stringify(after))) expect([where, after]).toEqual([where, done])
  // Sent again when it never was; when it is whole, one way of cutting shows that a repeat changes nothing.
  if (mode !== 'after' && JSON.stringify(after) === either[1]) return true
  await sendUntilAnswered(command)
  expect([`${where}, then sent again`, await settled(stack)]).toEqual([`${where}, then sent again`, done])
  return true
}

/** The answer is lost and the phone sends the same command the next day: midnight is no second chance. */
async function proveNextDay(stack: TestStack, { begin }: History): Promise<void> {
  const untilTomorrow = async () => {
    const { command } = await begin('cold')
    await command()
    await stack.stack.clock.advance(DAY_MS)
    return command
  }
  await untilTomorrow()
  const once = await settled(stack)
  await sendUntilAnswered(await untilTomorrow())
  expect(['sent again the next day', await settled(stack)]).toEqual(['sent again the next day', once])
}

/** The process that repeats it, the client or a sweeper, is cut as well. */
async function proveTwice(stack: TestStack, flow: Flow, { begin, done, clean }: History): Promise<void> {
  for (const [first, second] of secondCuts(flow, clean)) {
    const { command, at } = await begin(MODES[first.mode], 'anew')
    await cut(stack, flow.function, command, first)
    await repeatsByOthers(stack, at)
    await stack.stack.clock.advance(REPEATED_BY_MS)
    if (flow.repeatsItself) await cut(stack, 'jobs', stack.runJobs, second)
    else await cut(stack, flow.function, command, second)
    await repeatsByOthers(stack, at + 2 * REPEATED_BY_MS)
    if (!flow.repeatsItself) await sendUntilAnswered(command)
    const where = [first, second].map(({ mode, place }) => `${mode} at ${place}`).join(', then ')
    expect([where, await settled(stack)]).toEqual([where, done])
  }
}

/**
 * Up to the same moment after `at`, however many invocations there were: equal histories stay equal to the
 * millisecond.
 */
async function repeatsByOthers({ stack: { clock, pay } }: TestStack, at: number): Promise<void> {
  await clock.set(at + REPEATED_BY_MS)
  await pay.quiet()
}

/** All duties done: every invariant holds, and this is what it came to. */
async function settled(stack: TestStack): Promise<object> {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
  return outcomeOf(stack.dump())
}

/** As a customer does: the same command again until there is an answer to it. */
async function sendUntilAnswered(command: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { ok, result } = (await command()) as { ok: boolean; result?: { code?: string } }
    // A connection that a cut broke may be noticed only by the next request.
    if (ok && result?.code !== 'INTERNAL') return
  }
  throw new Error(`no answer after ${MOST_TRIES} tries`)
}
