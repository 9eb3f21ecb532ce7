/**
 * `npm run simulate -- --seeds 100000 [--from 1] [--acts] [--trips]`: the first seed that goes wrong, as a
 * story.
 * `npm run simulate -- --defects [id ...] [--up-to 1000] [--write]`: the seed that finds each planted defect.
 * `npm run simulate -- --check`: whether the seeds that are kept still find theirs.
 */
import { parseArgs } from 'node:util'
import seeds from './defect-seeds.json'
import { checkDefects, findDefects } from './find-defects'
import { firstFailure } from './first-failure'
import { loadFunctions } from './functions'
import { planOf, simulate } from './simulate'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    /** Plays the one seed `from` and names every round trip. */
    trips: { type: 'boolean', default: false },
    /** Says in how many of the seeds each action was answered with a yes. */
    acts: { type: 'boolean', default: false },
    /** Plants the defects of the ids that are named, or all. */
    defects: { type: 'boolean', default: false },
    /** Seeds that are tried for a defect before it counts as not found. */
    'up-to': { type: 'string', default: '1000' },
    /** Plays the seeds that are kept for the defects. */
    check: { type: 'boolean', default: false },
    /** Keeps the seeds that find the defects. */
    write: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const known = new Map(Object.entries(seeds))
  if (values.check) return checkDefects(known)
  if (values.defects) {
    const missed = await findDefects(positionals, Number(values['up-to']), {
      known,
      write: values.write,
    })
    if (missed.length > 0) process.exitCode = 1
    return
  }
  const load = loadFunctions()
  const [from, count] = [Number(values.from), Number(values.seeds)]
  if (values.trips) {
    const { story, problems } = await simulate(planOf(from), load, true)
    console.log([...story, ...problems].join('\n'))
    return
  }
  const startedAt = performance.now()
  const times = new Map<string, number>()
  const failure = await firstFailure(load, from, count, done => {
    for (const name of done) times.set(name, (times.get(name) ?? 0) + 1)
  })
  if (values.acts) console.log([...times].map(([name, n]) => `${n} ${name}`).join('\n'))
  console.log(failure ?? `${count} seeds in ${Math.round((performance.now() - startedAt) / 1000)} s`)
  if (failure) process.exitCode = 1
}

void main()
