const path = require('node:path')

/** The order jest has by default: a part of jest and no dependency of ours, so it is asked for from there. */
const PART_OF_JEST = '@jest/test-sequencer'
const { default: Sequencer } = require(require.resolve(PART_OF_JEST, { paths: [require.resolve('jest')] }))

/** What takes longest, in this order; the last minutes of a run are not one such file on one worker. */
const LONGEST = [
  'e2e/stack/crash',
  'e2e/browser',
  'e2e/weapp/chromium',
  'e2e/stack',
  'e2e/weapp',
  'local/cloud',
]
const root = path.resolve(__dirname, '../..')

/**
 * Jest begins with what took longest the last time. A fresh clone has no last time and would go by the size
 * of the files, which says nothing across kinds of tests.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

function placeOf({ path: file }) {
  const folder = path.relative(root, file).split(path.sep).join('/')
  const place = LONGEST.findIndex(long => folder.startsWith(`${long}/`))
  return place < 0 ? LONGEST.length : place
}
