import type { FaultMode } from '../../../local/cloud/faults/faults'
import type { StackOptions } from '../../../local/stack'
import { testStack } from '../harness'
import type { Flow } from './flow'
import { outcomeOf } from './outcome'

/** A round trip that hangs ends with the instance killed before anything applied, so `kill-before` adds nothing. */
const modes: FaultMode[] = ['before', 'after', 'hang', 'kill-after']
/** More round trips than any flow may have: an endless flow fails instead of hanging the suite. */
const MOST_TRIPS = 40
const MOST_TRIES = 5

/**
 * Sends each flow's command once for every round trip and every way to die there, sweeps, and compares with the
 * history without a crash. The round trips are found by running into them, so a new one needs no edit here.
 */
export function cutEveryTrip(flows: readonly Flow[], timeLimitMs = 1000, options: StackOptions = {}): void {
  // Longer than any healthy call here, short enough that a hanging round trip is soon a dead function.
  const stack = testStack({ timeLimitMs, ...options })
  const settled = async () => {
    await stack.sweep()
    expect(stack.invariants().broken).toEqual([])
    return outcomeOf(stack.dump())
  }

  describe.each(flows)('$name', flow => {
    test('killed at every one of its round trips, in every way', async () => {
      const start = async () => {
        await stack.stack.reset()
        return flow.prepare(stack)
      }
      await start()
      const never = await settled()
      const command = await start()
      await command()
      const done = await settled()
      if (!flow.repeatsItself) expect(done).not.toEqual(never)

      let cuts = 0
      for (const mode of modes) {
        for (let trip = 1; trip <= MOST_TRIPS; trip += 1) {
          const act = await start()
          const { cloud, clock, pay } = stack.stack
          let struck = false
          cloud.faults.add({
            function: flow.function,
            trip,
            mode,
            times: 1,
            match: () => {
              struck = true
              return true
            },
          })
          await act()
          cloud.faults.clear()
          if (!struck) break
          cuts += 1
          // Long enough for WeChat Pay to repeat a notice that got no answer.
          await clock.advance(20_000)
          await pay.quiet()
          const where = `${mode} at trip ${trip}`
          const after = await settled()
          if (flow.repeatsItself) expect([where, after]).toEqual([where, done])
          else {
            // A client's command: nobody else repeats it, so either it never was, or it is whole.
            const either = [never, done].map(outcome => JSON.stringify(outcome))
            if (!either.includes(JSON.stringify(after))) expect([where, after]).toEqual([where, done])
            // Sent again when it never was; when it is whole, one way of cutting shows that a repeat changes nothing.
            if (mode !== 'after' && JSON.stringify(after) === either[1]) continue
            await sendUntilAnswered(act)
            expect([`${where}, then sent again`, await settled()]).toEqual([
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

/** As the mini-program does: the same command again until an answer arrives, also when this machine is slow. */
async function sendUntilAnswered(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const outcome = (await act()) as { ok: boolean }
    if (outcome.ok) return
  }
  throw new Error(`no answer after ${MOST_TRIES} tries`)
}
