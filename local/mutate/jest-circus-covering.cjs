/**
 * jest-circus, loading only what a mutant needs: StrykerJS names the tests that run a mutant, but jest
 * would load every related file to look for them. Files without such a test are passed over, and so are
 * all after a failure. StrykerJS asks for "jest-circus" in the name of a runner.
 */
const { appendFileSync, existsSync, readFileSync } = require('node:fs')
const path = require('node:path')
const { default: circus } = require('jest-circus/runner')

/** The mutant that a test has failed for. */
let killed

module.exports = async (globalConfig, config, environment, runtime, testPath, send) => {
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__
  const isFirstRun = mutant === undefined
  const list = path.join(config.rootDir, 'tests-by-file.jsonl')
  if (!isFirstRun && (killed === mutant || !hasTest(list, testPath, globalConfig.testNamePattern)))
    return passedOver(testPath)
  const result = await circus(globalConfig, config, environment, runtime, testPath, send)
  const names = result.testResults.map(({ fullName }) => fullName)
  if (isFirstRun) appendFileSync(list, `${JSON.stringify({ testPath, names })}\n`)
  else if (result.numFailingTests > 0 || result.testExecError) killed = mutant
  return result
}

/** The names of each file's tests, as the first run has left them; a restarted process reads them again. */
let tests
function hasTest(list, testPath, pattern) {
  if (!existsSync(list) || !pattern) return true
  tests ??= new Map(
    readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .map(file => [file.testPath, file.names]),
  )
  const wanted = new RegExp(pattern, 'i')
  return tests.get(testPath)?.some(name => wanted.test(name)) ?? true
}

/** A result that jest and StrykerJS read as one test that was not asked for. */
function passedOver(testFilePath) {
  const name = 'passed over'
  return {
    leaks: false,
    numFailingTests: 0,
    numPassingTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    openHandles: [],
    perfStats: {
      start: 0,
      end: 0,
      runtime: 0,
      slow: false,
      loadTestEnvironmentStart: 0,
      loadTestEnvironmentEnd: 0,
    },
    skipped: false,
    snapshot: {
      added: 0,
      fileDeleted: false,
      matched: 0,
      unchecked: 0,
      uncheckedKeys: [],
      unmatched: 0,
      updated: 0,
    },
    testFilePath,
    testResults: [
      {
        ancestorTitles: [],
        failureDetails: [],
        failureMessages: [],
        fullName: name,
        numPassingAsserts: 0,
        status: 'pending',
        title: name,
      },
    ],
  }
}
