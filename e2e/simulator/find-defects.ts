import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Defect, defects } from './defects'
import { loadFunctions } from './functions'
import { type Plan, planOf, simulate } from './simulate'

/** The seed that finds each defect, by its id. */
const SEEDS_FILE = path.join(__dirname, 'defect-seeds.json')

/** The first seed up to `most` that finds a planted defect; null when none does. */
async function firstFinder(defect: Defect, most: number): Promise<number | null> {
  const load = planted(defect)
  for (let seed = 1; seed <= most; seed += 1) {
    const plan = planOf(seed)
    if (!canMeet(plan, defect)) continue
    const { problems } = await simulate(plan, load)
    if (problems.length > 0) return seed
  }
  return null
}

const canMeet = ({ steps }: Plan, { needs = [] }: Defect) =>
  needs.every(name => steps.some(step => step.do === 'act' && step.name === name))

/**
 * Plants the defects of these ids, one at a time (all when none is named), and says of each which seed finds
 * it first. `write`: keeps the seeds found in `defect-seeds.json`. Resolves with the ids that none found.
 */
export async function findDefects(
  ids: readonly string[],
  most: number,
  { known, write }: { known: ReadonlyMap<string, number>; write: boolean },
): Promise<string[]> {
  const chosen = defects.filter(({ id }) => ids.length === 0 || ids.includes(id))
  const found = new Map(known)
  const missed: string[] = []
  for (const defect of chosen) {
    const seed = await firstFinder(defect, most)
    console.log(`${String(seed ?? '–').padStart(5)}  ${defect.id}: ${defect.name}`)
    if (seed === null) missed.push(defect.id)
    else found.set(defect.id, seed)
    if (write) writeFileSync(SEEDS_FILE, `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`)
  }
  return missed
}

/**
 * Plays the seeds that are kept: `C4: found` or `C4: lost` for each planted defect, and a line for each of
 * these seeds that finds something in the functions that ship.
 */
export async function checkDefects(known: ReadonlyMap<string, number>): Promise<void> {
  for (const defect of defects) {
    const { problems } = await simulate(planOf(known.get(defect.id) ?? 0), planted(defect))
    console.log(`${defect.id}: ${problems.length > 0 ? 'found' : 'lost'}`)
  }
  const load = loadFunctions()
  for (const seed of new Set(known.values())) {
    const [problem] = (await simulate(planOf(seed), load)).problems
    if (problem) console.log(`without a defect seed ${seed} finds ${problem}`)
  }
}

const planted = (defect: Defect) => loadFunctions([defect, ...(defect.also ?? [])])
