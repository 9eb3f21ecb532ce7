import { runSweepers } from './run'

beforeEach(() => jest.useFakeTimers({ now: 0 }))
afterEach(() => jest.useRealTimers())

const sweeping = (name: string, takesMs: number, deadlines: number[] = []) => ({
  name,
  sweep: async (deadlineAt: number) => {
    deadlines.push(deadlineAt)
    jest.setSystemTime(Date.now() + takesMs)
    return { tended: 1, failed: 0 }
  },
})

test('every sweeper runs, also after one that failed', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {})
  const broken = { name: 'members', sweep: () => Promise.reject(new Error('lost')) }
  const report = await runSweepers([sweeping('orders', 1), broken, sweeping('buckets', 1)], 15_000)
  expect(report).toEqual({
    orders: { tended: 1, failed: 0 },
    members: 'failed',
    buckets: { tended: 1, failed: 0 },
  })
  expect(logged).toHaveBeenCalledTimes(1)
  logged.mockRestore()
})

test('each may use its share of what time is left', async () => {
  const deadlines: number[] = []
  const sweepers = [sweeping('a', 5_000, deadlines), sweeping('b', 0, deadlines), sweeping('c', 0, deadlines)]
  await runSweepers(sweepers, 15_000)
  expect(deadlines).toEqual([5_000, 10_000, 15_000])
})

test('when the time is over, nobody gets any', async () => {
  const deadlines: number[] = []
  await runSweepers([sweeping('a', 20_000, deadlines), sweeping('b', 0, deadlines)], 15_000)
  expect(deadlines).toEqual([7_500, 20_000])
})
