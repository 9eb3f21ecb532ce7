/** `npm run simulate -- --seeds 100000 [--from 1] [--trips]`: the first seed that goes wrong, as a story. */
import { parseArgs } from 'node:util'
import { firstFailure } from './first-failure'
import { loadFunctions } from './functions'
import { planOf, simulate } from './simulate'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    /** Plays the one seed `from` and names every round trip. */
    trips: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const load = loadFunctions()
  const [from, seeds] = [Number(values.from), Number(values.seeds)]
  if (values.trips) {
    const { story, problems } = await simulate(planOf(from), load, true)
    console.log([...story, ...problems].join('\n'))
    return
  }
  const startedAt = performance.now()
  const failure = await firstFailure(load, from, seeds)
  console.log(failure ?? `${seeds} seeds in ${Math.round((performance.now() - startedAt) / 1000)} s`)
  if (failure) process.exitCode = 1
}

void main()
