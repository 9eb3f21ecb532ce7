import { parseArgs } from 'node:util'
import { loadFunctions } from './functions'
import { planOf, simulate } from './simulate'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    story: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const load = loadFunctions()
  const [from, seeds] = [Number(values.from), Number(values.seeds)]
  const startedAt = performance.now()
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { problems, story } = await simulate(planOf(seed), load, values.story)
    if (values.story) console.log(story.join('\n'))
    if (problems.length > 0) {
      console.log(`seed ${seed}\n${story.join('\n')}\n${problems.join('\n')}`)
      process.exit(1)
    }
  }
  console.log(`${seeds} seeds in ${Math.round(performance.now() - startedAt)} ms`)
}

void main()
