import { NEVER } from '@shared/domain/due'
import { WHOLE } from '@shared/domain/sweep/shard'
import { _, find, readMany, updateWhere } from './database'
import { BROKEN_OFF, sweeper } from './sweep'

jest.mock('./database', () => ({
  _: {
    lt: (value: number) => ({ $lt: value }),
    between: (from: number, until: number) => ({ $gte: from, $lt: until }),
  },
  find: jest.fn(),
  readMany: jest.fn(),
  updateWhere: jest.fn(async () => 1),
}))
const NOW = 1_000_000
const TURN = { deadlineAt: NOW + 1_000, shard: WHOLE }
const due = (n: number, fails = 0) => ({ _id: `m:${n}`, dueAt: n, fails })
const finding = (documents: object[]) => jest.mocked(find).mockResolvedValue(documents as never)
let logged: jest.SpyInstance

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  jest.clearAllMocks()
  logged = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  jest.useRealTimers()
  logged.mockRestore()
})

describe('a sweep', () => {
  test('processes whatever is due, oldest first, at most 100 at a time', async () => {
    finding([due(1), due(2)])
    const processDue = jest.fn(async () => undefined)
    expect(await sweeper('orders', processDue, { filter: { brandId: 'b' } }).sweep(TURN)).toEqual({
      processed: 2,
      failed: 0,
      more: false,
    })
    expect(find).toHaveBeenCalledWith(
      'orders',
      { brandId: 'b', dueAt: _.between(0, NOW + 1) },
      { orderBy: { dueAt: 'asc' }, limit: 100 },
    )
    expect(processDue.mock.calls).toEqual([
      [due(1), NOW, NOW + 1_000],
      [due(2), NOW, NOW + 1_000],
    ])
  })

  test('processes sixteen at a time and stops at its deadline', async () => {
    finding(Array.from({ length: 40 }, (_none, n) => due(n)))
    let running = 0
    let most = 0
    const processDue = async () => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running -= 1
      if (running === 0) jest.setSystemTime(Date.now() + 600)
    }
    expect(await sweeper('orders', processDue).sweep(TURN)).toEqual({ processed: 32, failed: 0, more: true })
    expect(most).toBe(16)
  })

  test.each([
    [0, 15_000],
    [3, 120_000],
    [30, 3_600_000],
  ])('puts off what failed %d times before, by %d ms, and goes on', async (fails, delayMs) => {
    finding([due(1, fails), due(2)])
    const processDue = jest.fn().mockRejectedValueOnce(new Error('lost')).mockResolvedValue(undefined)
    expect(await sweeper('orders', processDue).sweep(TURN)).toEqual({ processed: 1, failed: 1, more: false })
    expect(updateWhere).toHaveBeenCalledTimes(1)
    expect(updateWhere).toHaveBeenCalledWith(
      'orders',
      { _id: 'm:1', dueAt: 1 },
      { dueAt: NOW + delayMs, fails: fails + 1 },
    )
  })

  test('forgets the failures of what went well at last', async () => {
    finding([due(1, 9), due(2)])
    await sweeper('orders', async () => undefined).sweep(TURN)
    expect(jest.mocked(updateWhere).mock.calls).toEqual([['orders', { _id: 'm:1' }, { fails: 0 }]])
  })

  test('survives that even the putting off fails: the document stays due', async () => {
    finding([due(1)])
    jest.mocked(updateWhere).mockRejectedValueOnce(new Error('down'))
    const processDue = () => Promise.reject(new Error('down'))
    expect(await sweeper('orders', processDue).sweep(TURN)).toEqual({ processed: 0, failed: 1, more: false })
    expect(logged).toHaveBeenCalledTimes(2)
  })

  test('C7: goes on batch after batch while batches come full, and never twice with one document', async () => {
    const queue = Array.from({ length: 250 }, (_none, n) => due(n))
    const stuck = due(1_000)
    stuck.dueAt = 0
    jest.mocked(find).mockImplementation(async (_collection, filter) => {
      const { $gte: from } = (filter as unknown as { dueAt: { $gte: number } }).dueAt
      const left = queue.filter(({ dueAt }) => dueAt >= from)
      return [stuck, ...left].slice(0, 100) as never
    })
    const processDue = jest.fn(async ({ _id }: { _id: string }) => {
      const place = queue.findIndex(each => each._id === _id)
      if (place >= 0) queue.splice(place, 1)
    })
    const counted = await sweeper('orders', processDue as never).sweep(TURN)
    expect(counted).toEqual({ processed: 251, failed: 0, more: false })
    expect(new Set(processDue.mock.calls.map(([{ _id }]) => _id)).size).toBe(251)
  })

  test('C6: says that more is left when work was broken off at its deadline', async () => {
    finding([due(1), due(2)])
    const work = jest.fn().mockResolvedValueOnce(BROKEN_OFF).mockResolvedValue(undefined)
    const counted = await sweeper('checks', work, { atOnce: 1 }).sweep(TURN)
    expect(counted).toEqual({ processed: 2, failed: 0, more: true })
  })

  test('of a share takes the documents whose ids are its own; all shares together take each once', async () => {
    const all = Array.from({ length: 60 }, (_none, n) => due(n))
    finding(all)
    jest
      .mocked(readMany)
      .mockImplementation(async (_collection, ids) => all.filter(d => ids.includes(d._id)) as never)
    const processed: string[] = []
    for (const index of [0, 1, 2, 3]) {
      const processDue = async ({ _id }: { _id: string }) => void processed.push(_id)
      await sweeper('orders', processDue as never).sweep({ ...TURN, shard: { index, of: 4 } })
    }
    expect(processed.sort()).toEqual(all.map(({ _id }) => _id).sort())
  })
})

test('the next duty is the earliest of all, and never when there is none', async () => {
  finding([due(7)])
  expect(await sweeper('orders', async () => undefined).nextDueAt()).toBe(7)
  finding([])
  expect(await sweeper('orders', async () => undefined).nextDueAt()).toBe(NEVER)
})
