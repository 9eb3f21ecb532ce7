import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
/** `.ci/run` plays 2,000; in a process of their own they run several times as fast as inside jest. */
const SEEDS = 400

test('seeds end with every invariant held and nothing owed', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'e2e/simulator/cli.ts', '--seeds', String(SEEDS)],
    { cwd: root, encoding: 'utf8' },
  )
  expect(stdout + stderr).toMatch(new RegExp(`^${SEEDS} seeds in \\d+ s\n$`))
}, 600_000)
