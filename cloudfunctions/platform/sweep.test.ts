import { _, find, updateWhere } from './database'
import { sweeper } from './sweep'

jest.mock('./database', () => ({
  _: { lte: (value: number) => ({ $lte: value }) },
  find: jest.fn(),
  updateWhere: jest.fn(async () => 1),
}))
const NOW = 1_000_000
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
  test('tends whatever is due, oldest first, at most 100', async () => {
    finding([due(1), due(2)])
    const tend = jest.fn(async () => undefined)
    expect(await sweeper('orders', tend, { brandId: 'b' }).sweep(NOW + 1_000)).toEqual({
      tended: 2,
      failed: 0,
    })
    expect(find).toHaveBeenCalledWith(
      'orders',
      { brandId: 'b', dueAt: _.lte(NOW) },
      { orderBy: { dueAt: 'asc' }, limit: 100 },
    )
    expect(tend.mock.calls).toEqual([
      [due(1), NOW],
      [due(2), NOW],
    ])
  })

  test('tends ten at a time and stops at its deadline', async () => {
    finding(Array.from({ length: 25 }, (_none, n) => due(n)))
    let running = 0
    let most = 0
    const tend = async () => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running -= 1
      if (running === 0) jest.setSystemTime(Date.now() + 600)
    }
    expect(await sweeper('orders', tend).sweep(NOW + 1_000)).toEqual({ tended: 20, failed: 0 })
    expect(most).toBe(10)
  })

  test.each([
    [0, 15_000],
    [3, 120_000],
    [30, 3_600_000],
  ])('puts off what failed %d times before, by %d ms, and goes on', async (fails, delayMs) => {
    finding([due(1, fails), due(2)])
    const tend = jest.fn().mockRejectedValueOnce(new Error('lost')).mockResolvedValue(undefined)
    expect(await sweeper('orders', tend).sweep(NOW + 1_000)).toEqual({ tended: 1, failed: 1 })
    expect(updateWhere).toHaveBeenCalledTimes(1)
    expect(updateWhere).toHaveBeenCalledWith(
      'orders',
      { _id: 'm:1', dueAt: 1 },
      { dueAt: NOW + delayMs, fails: fails + 1 },
    )
  })

  test('forgets the failures of what went well at last', async () => {
    finding([due(1, 9), due(2)])
    await sweeper('orders', async () => undefined).sweep(NOW + 1_000)
    expect(jest.mocked(updateWhere).mock.calls).toEqual([['orders', { _id: 'm:1' }, { fails: 0 }]])
  })

  test('survives that even the putting off fails: the document stays due', async () => {
    finding([due(1)])
    jest.mocked(updateWhere).mockRejectedValueOnce(new Error('down'))
    const tend = () => Promise.reject(new Error('down'))
    expect(await sweeper('orders', tend).sweep(NOW + 1_000)).toEqual({ tended: 0, failed: 1 })
    expect(logged).toHaveBeenCalledTimes(2)
  })
})
