import type { Kept } from '../../../local/cloud'
import type { FaultMode } from '../../../local/cloud/faults/faults'
import type { StackOptions } from '../../../local/stack'
import { type TestStack, testStack } from '../harness'
import type { Flow } from './flow'
import { outcomeOf } from './outcome'

/** A round trip that hangs ends with the instance killed before anything applied, so `kill-before` adds nothing. */
const modes: FaultMode[] = ['before', 'after', 'hang', 'kill-after']
const endsTheInstance: FaultMode[] = ['hang', 'kill-after']
/** More round trips than any flow may have: an endless flow fails instead of hanging the suite. */
const MOST_TRIPS = 40
const MOST_TRIES = 5
/** For what runs beside a trip that hangs; the rest of a function's time nothing would happen. */
const TIME_LEFT_MS = 60

/**
 * Sends each flow's command once for every round trip and every way to die there, sweeps, and compares with the
 * history without a crash. The round trips are found by running into them, so a new one needs no edit here.
 * What comes before the command happens once: every cut begins with the very documents it left.
 */
export function cutEveryTrip(flows: readonly Flow[], timeLimitMs = 30_000, options: StackOptions = {}): void {
  // Generous: a slow machine is no failure. A trip that hangs ends by TIME_LEFT_MS, never by this limit.
  const stack = testStack({ timeLimitMs, ...options })

  describe.each(flows)('$name', flow => {
    test('killed at every one of its round trips, in every way', async () => {
      const begin = beginnings(stack, flow)
      await begin()
      const never = await settled(stack)
      const { command: first } = await begin()
      const begun = outcomeOf(stack.dump())
      await first()
      const done = await settled(stack)
      // A flow that brings nothing about would pass every cut.
      expect(done).not.toEqual(begun)
      if (!flow.repeatsItself) expect(done).not.toEqual(never)

      let cuts = 0
      for (const mode of modes) {
        for (let trip = 1; trip <= MOST_TRIPS; trip += 1) {
          const { command, before } = await begin()
          if (!(await cut(stack, flow, command, { mode, trip }))) break
          cuts += 1
          const where = `${mode} at trip ${trip}`
          const isUntouched = before.stands()
          // Nothing is left of it, in no document and no instance: whoever sends it again sends it first, as above.
          if (isUntouched && endsTheInstance.includes(mode)) continue
          // Documents as they were are a client's command that never was: that history is known.
          const after = isUntouched && !flow.repeatsItself ? never : await settled(stack)
          if (flow.repeatsItself) expect([where, after]).toEqual([where, done])
          else {
            // A client's command: nobody else repeats it, so either it never was, or it is whole.
            const either = [never, done].map(outcome => JSON.stringify(outcome))
            if (!either.includes(JSON.stringify(after))) expect([where, after]).toEqual([where, done])
            // Sent again when it never was; when it is whole, one way of cutting shows that a repeat changes nothing.
            if (mode !== 'after' && JSON.stringify(after) === either[1]) continue
            await sendUntilAnswered(command)
            expect([`${where}, then sent again`, await settled(stack)]).toEqual([
              `${where}, then sent again`,
              done,
            ])
          }
        }
      }
      expect(cuts).toBeGreaterThanOrEqual(modes.length * 2)
    }, 600_000)
  })
}

interface Beginning {
  command(): Promise<unknown>
  before: Kept
}

/** Each call: the moment before the command again. */
function beginnings(stack: TestStack, flow: Flow): () => Promise<Beginning> {
  let kept: Beginning | null = null
  return async () => {
    if (kept && !flow.preparesAnew) {
      await kept.before.restore()
      return kept
    }
    await stack.stack.reset()
    kept = { command: await flow.prepare(stack), before: stack.stack.keep() }
    return kept
  }
}

/** All duties done: every invariant holds, and this is what it came to. */
async function settled(stack: TestStack): Promise<object> {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
  return outcomeOf(stack.dump())
}

/** Sends the command with one round trip cut; false when it has fewer trips than that. */
async function cut(
  { stack: { cloud, clock, pay } }: TestStack,
  flow: Flow,
  command: () => Promise<unknown>,
  { mode, trip }: { mode: FaultMode; trip: number },
): Promise<boolean> {
  let struck = false
  cloud.faults.add({
    function: flow.function,
    trip,
    // Whether a write also wakes the sweepers depends on what its instance remembers: `sweeping/wake.test.ts` cuts there.
    except: ['wake'],
    mode,
    times: 1,
    timeLeftMs: TIME_LEFT_MS,
    match: () => {
      struck = true
      return true
    },
  })
  await command()
  cloud.faults.clear()
  // Long enough for WeChat Pay to repeat a notice that got no answer.
  if (struck) await clock.advance(20_000)
  if (struck) await pay.quiet()
  return struck
}

/** As a customer does: the same command again until there is an answer to it, also when this machine is slow. */
async function sendUntilAnswered(command: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { ok, result } = (await command()) as { ok: boolean; result?: { code?: string } }
    // A connection that a cut broke may be noticed only by the next request.
    if (ok && result?.code !== 'INTERNAL') return
  }
  throw new Error(`no answer after ${MOST_TRIES} tries`)
}
