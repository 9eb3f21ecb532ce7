import { limiter } from './limiter'

const turn = () => new Promise(resolve => setImmediate(resolve))

/** Work that ends when signalled, and how much of it is under way. */
function works() {
  const under = { way: 0, most: 0 }
  const begun: string[] = []
  const ends = new Map<string, (how: 'well' | 'badly') => void>()
  const work = (name: string) => async () => {
    begun.push(name)
    under.way += 1
    under.most = Math.max(under.most, under.way)
    const how = await new Promise<'well' | 'badly'>(resolve => ends.set(name, resolve))
    under.way -= 1
    if (how === 'badly') throw new Error(name)
    return name
  }
  return { begun, under, work, end: (name: string, how: 'well' | 'badly' = 'well') => ends.get(name)?.(how) }
}

test('C21: no more than the limit is under way, and what waits begins in the order it came', async () => {
  const { begun, work, end } = works()
  const limited = limiter(2)
  const all = ['a', 'b', 'c', 'd'].map(name => limited(work(name)))
  await turn()
  expect(begun).toEqual(['a', 'b'])
  end('b')
  await turn()
  expect(begun).toEqual(['a', 'b', 'c'])
  end('a')
  end('c')
  await turn()
  end('d')
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
})

test('C21: work that fails makes room like any other, and its error reaches who asked for it', async () => {
  const { begun, work, end } = works()
  const limited = limiter(1)
  const failing = limited(work('a'))
  const next = limited(work('b'))
  await turn()
  end('a', 'badly')
  await expect(failing).rejects.toThrow('a')
  await turn()
  expect(begun).toEqual(['a', 'b'])
  end('b')
  expect(await next).toBe('b')
})

test('C21: places are neither lost nor made, however work comes and goes', async () => {
  const { under, work, end, begun } = works()
  const limited = limiter(3)
  const all: Promise<unknown>[] = []
  for (let n = 0; n < 40; n += 1) {
    all.push(limited(work(`w${n}`)).catch(() => null))
    if (n % 3 === 2) end(begun.at(-1) ?? '', n % 2 ? 'well' : 'badly')
    if (n % 4 === 0) await turn()
  }
  for (let n = 0; n < 40; n += 1) {
    await turn()
    for (const name of begun) end(name)
  }
  await Promise.all(all)
  expect(under).toEqual({ way: 0, most: 3 })
  expect(begun).toHaveLength(40)
})
