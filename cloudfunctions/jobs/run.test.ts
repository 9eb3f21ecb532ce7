import { runSweepers } from './run'

beforeEach(() => jest.useFakeTimers({ now: 0 }))
afterEach(() => jest.useRealTimers())

const sweeping = (
  name: string,
  takesMs: number,
  { deadlines = [] as number[], dueAt = 0, turns = 1 } = {},
) => ({
  name,
  nextDueAt: async () => dueAt,
  sweep: async ({ deadlineAt }: { deadlineAt: number }) => {
    deadlines.push(deadlineAt)
    jest.setSystemTime(Date.now() + takesMs)
    return { processed: 1, failed: 0, more: --turns > 0 }
  },
})

test('every sweeper runs, also after one that failed, and what failed counts as due', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {})
  const broken = { ...sweeping('members', 1), sweep: () => Promise.reject(new Error('lost')) }
  const { report, earliestDueAt } = await runSweepers(
    [sweeping('orders', 1), broken, sweeping('stockShards', 1)],
    15_000,
  )
  expect(report).toEqual({
    orders: { processed: 1, failed: 0 },
    members: 'failed',
    stockShards: { processed: 1, failed: 0 },
  })
  expect(earliestDueAt).toBe(0)
  expect(logged).toHaveBeenCalledTimes(1)
  logged.mockRestore()
})

test('who owes nothing yet is not swept, and the earliest duty is returned', async () => {
  const run = await runSweepers(
    [sweeping('a', 1, { dueAt: 9_000 }), sweeping('b', 1, { dueAt: 7_000 })],
    15_000,
  )
  expect(run).toEqual({ report: {}, earliestDueAt: 7_000 })
})

test('each may use its share of what time is left', async () => {
  const deadlines: number[] = []
  await runSweepers(
    [sweeping('a', 5_000, { deadlines }), sweeping('b', 0, { deadlines }), sweeping('c', 0, { deadlines })],
    15_000,
  )
  expect(deadlines).toEqual([5_000, 10_000, 15_000])
})

test('when the time is over, no duty gets any', async () => {
  const deadlines: number[] = []
  await runSweepers([sweeping('a', 20_000, { deadlines }), sweeping('b', 0, { deadlines })], 15_000)
  expect(deadlines).toEqual([7_500, 20_000])
})

test('C7: a long queue takes the whole run, and the urgent before it are asked again at least every ten seconds', async () => {
  const asked: number[] = []
  const urgent = { ...sweeping('holds', 0), nextDueAt: async () => asked.push(Date.now()) && 90_000 }
  const { report } = await runSweepers([urgent, sweeping('perks', 9_000, { turns: 99 })], 55_000)
  expect(report).toEqual({ perks: { processed: 7, failed: 0 } })
  expect(asked).toEqual([0, 9_000, 18_000, 27_000, 36_000, 45_000, 54_000])
})
