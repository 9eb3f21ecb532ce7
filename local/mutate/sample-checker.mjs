/**
 * A checker for StrykerJS: lets a sample of the mutants pass and none that equivalent.json names. Stryker
 * keeps what a checker turns down out of its figures, as it does with mutants that do not compile.
 */
import { CheckStatus } from '@stryker-mutator/api/check'
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import { isEquivalent } from './equivalent.mjs'
import { sampleOf } from './sample-of.mjs'

const PASSED = { status: CheckStatus.Passed }
const LEFT_OUT = { status: CheckStatus.CompileError, reason: 'not in the sample' }

sampleChecker.inject = tokens(commonTokens.options)
function sampleChecker({ huiyuan: { mutants: count, seed } }) {
  return {
    async init() {},
    /** All in one group: a sample is drawn from the whole. */
    async group(mutants) {
      return mutants.length > 0 ? [mutants.map(({ id }) => id)] : []
    },
    async check(mutants) {
      const candidates = mutants.filter(mutant => !isEquivalent(mutant))
      const drawn = new Set(sampleOf(candidates, count, seed))
      return Object.fromEntries(mutants.map(mutant => [mutant.id, drawn.has(mutant) ? PASSED : LEFT_OUT]))
    },
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'sample', sampleChecker)]
