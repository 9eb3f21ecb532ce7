/**
 * `npm run mutate -- [--mutants 150] [--seed 1] [--only shared/domain|cloudfunctions/modules] [path ...]`:
 * changes the code in small ways, one at a time, and lists the changes that no test notices. Ends with 1
 * below 90 %.
 */
import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { giveUp, root } from '../bin/ensure.mjs'

const LEAST_KILLED = 0.9

/** Each area and the tests that hold it. */
const areas = {
  'shared/domain': ['<rootDir>/shared/**/*.test.ts', '<rootDir>/cloudfunctions/{modules,pages}/**/*.test.ts'],
  'cloudfunctions/modules': ['<rootDir>/cloudfunctions/{modules,pages}/**/*.test.ts'],
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutants: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    /** Tests left out, as a pattern of their paths; may be given more than once. */
    without: { type: 'string', multiple: true, default: [] },
  },
})

if (values.only && !(values.only in areas)) giveUp(`--only is one of ${Object.keys(areas).join(', ')}`)

process.chdir(root)
let isEnough = true
for (const area of Object.keys(areas).filter(area => !values.only || area === values.only)) {
  const paths = positionals.filter(given => given.startsWith(area))
  if (positionals.length > 0 && paths.length === 0) continue
  isEnough = (await measure(area, paths)) && isEnough
}
process.exit(isEnough ? 0 : 1)

/** Runs a sample of the area's mutants, prints the rate; true when enough are killed. */
async function measure(area, paths) {
  const started = Date.now()
  const results = await new Stryker(optionsFor(area, paths)).runMutationTest()
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout')
  const survived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const ran = killed.length + survived.length
  if (ran === 0) throw new Error(`no mutant of ${area} ran`)
  const rate = killed.length / ran
  const seconds = (Date.now() - started) / 1000
  console.log(
    `${area}: ${killed.length} killed, ${survived.length} survived, ${(rate * 100).toFixed(1)} % of ${ran}`,
    `(seed ${values.seed}, ${seconds.toFixed(0)} s, ${(seconds / ran).toFixed(1)} s per mutant)`,
  )
  return rate >= LEAST_KILLED
}

/** A folder stands for all that is below it. */
function filesOf(given) {
  return existsSync(given) && statSync(given).isDirectory() ? `${given}/**/*.ts` : given
}

function optionsFor(area, paths) {
  const files = paths.length > 0 ? paths.map(filesOf) : [`${area}/**/*.ts`]
  return {
    configFile: 'local/mutate/stryker.json',
    mutate: [...files, '!**/*.test.ts', '!**/test-*.ts'],
    jest: {
      projectType: 'custom',
      configFile: 'local/mutate/jest.config.cjs',
      config: { rootDir: '.', testMatch: areas[area], testPathIgnorePatterns: values.without },
      enableFindRelatedTests: true,
    },
    huiyuan: { mutants: Number(values.mutants), seed: Number(values.seed) },
  }
}
