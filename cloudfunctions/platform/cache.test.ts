import { cached, cachedMany, SETTINGS_LIFE_MS } from './cache'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('what an instance remembers', () => {
  test('is asked for once in 30 s, also by many at once', async () => {
    const load = jest.fn(async (key: string) => `${key}!`)
    const settings = cached(load)
    expect(await Promise.all([settings('a'), settings('a'), settings('a')])).toEqual(['a!', 'a!', 'a!'])
    jest.advanceTimersByTime(SETTINGS_LIFE_MS - 1)
    expect(await settings('a')).toBe('a!')
    expect(load).toHaveBeenCalledTimes(1)
    jest.advanceTimersByTime(1)
    await settings('a')
    expect(load).toHaveBeenCalledTimes(2)
  })

  test('of what never changes is kept for the life of the instance', async () => {
    const load = jest.fn(async (keys: string[]) => new Map(keys.map(k => [k, `${k}!`])))
    const lookup = cachedMany(load, Number.POSITIVE_INFINITY)
    await lookup(['a'])
    jest.advanceTimersByTime(SETTINGS_LIFE_MS * 1000)
    expect((await lookup(['a'])).get('a')).toBe('a!')
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('is forgotten when the clock was put back', async () => {
    const load = jest.fn(async () => 'x')
    const settings = cached(load)
    await settings('a')
    jest.setSystemTime(Date.now() - SETTINGS_LIFE_MS)
    await settings('a')
    expect(load).toHaveBeenCalledTimes(2)
  })

  test('is never an absence or a failure', async () => {
    const answers = [() => null, () => Promise.reject(new Error('lost')), () => 'there']
    const settings = cached(async () => answers.shift()?.() ?? null)
    expect(await settings('a')).toBeNull()
    await expect(settings('a')).rejects.toThrow('lost')
    expect(await settings('a')).toBe('there')
  })

  test('of many keys, only the missing ones are asked for, in one load', async () => {
    const load = jest.fn(
      async (keys: string[]) => new Map(keys.filter(k => k !== 'gone').map(k => [k, `${k}!`])),
    )
    const lookup = cachedMany(load)
    await lookup(['a', 'b'])
    expect(await lookup(['b', 'c', 'gone', 'c'])).toEqual(
      new Map([
        ['b', 'b!'],
        ['c', 'c!'],
      ]),
    )
    expect(load.mock.calls).toEqual([[['a', 'b']], [['c', 'gone']]])
    expect(await lookup([])).toEqual(new Map())
  })
})
