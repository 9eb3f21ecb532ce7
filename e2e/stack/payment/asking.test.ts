import { openPaymentShop, SECOND_MS } from './payment-shop'

const shop = openPaymentShop()

/** Counts what reaches WeChat Pay about one order from now on. */
function questionsAbout(outTradeNo: string) {
  const spy = jest.spyOn(shop.sim(), 'handle')
  return () =>
    spy.mock.calls.filter(([{ method, path }]) => method === 'GET' && path.includes(outTradeNo)).length
}

const pollEverySecond = async (who: string, outTradeNo: string, seconds: number) => {
  const states: string[] = []
  for (let second = 0; second < seconds; second += 1) {
    states.push((await shop.openLanding(who, outTradeNo)).state)
    await shop.stack.stack.clock.advance(SECOND_MS)
  }
  return states
}

describe('a page that keeps asking about an unpaid order', () => {
  test('a page that asks once a second makes us ask WeChat Pay every third second, and goes on waiting in between', async () => {
    const { outTradeNo } = await shop.place('linqing', 6_800)
    const questions = questionsAbout(outTradeNo)
    const states = await pollEverySecond('linqing', outTradeNo, 12)
    expect(questions()).toBeLessThanOrEqual(5)
    expect(questions()).toBeGreaterThanOrEqual(3)
    expect(new Set(states)).toEqual(new Set(['unpaid', 'checking']))
  })

  test('a page that asks thirty times at the same moment is one query', async () => {
    const { outTradeNo } = await shop.place('linqing', 6_800)
    const questions = questionsAbout(outTradeNo)
    const pages = await Promise.all(Array.from({ length: 30 }, () => shop.openLanding('linqing', outTradeNo)))
    expect(questions()).toBe(1)
    expect(pages.filter(({ state }) => state === 'unpaid')).toHaveLength(1)
    expect(pages.filter(({ state }) => state === 'checking')).toHaveLength(29)
  })

  test('a page that asks with our own pauses is answered by WeChat Pay every time', async () => {
    const { outTradeNo } = await shop.place('linqing', 6_800)
    const questions = questionsAbout(outTradeNo)
    for (let n = 1; n <= 3; n += 1) {
      expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({ state: 'unpaid' })
      expect(questions()).toBe(n)
      await shop.stack.stack.clock.advance(3 * SECOND_MS)
    }
  })

  test('a page that keeps asking sees a payment whose notice was lost as soon as the next question may be asked', async () => {
    const { outTradeNo, prepayId } = await shop.place('linqing', 6_800)
    await shop.openLanding('linqing', outTradeNo)
    await shop.pay('linqing', prepayId, 'lost')
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({ state: 'checking', grant: null })
    await shop.stack.stack.clock.advance(3 * SECOND_MS)
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({ state: 'verified' })
  })

  test('a page that asks costs one trip more when it may ask, none more when it may not', async () => {
    const { outTradeNo } = await shop.place('linqing', 6_800)
    await shop.openLanding('linqing', outTradeNo)
    expect(shop.stack.trips('api')).toEqual({ trips: 5, depth: 2 })
    await shop.openLanding('linqing', outTradeNo)
    expect(shop.stack.trips('api')).toEqual({ trips: 4, depth: 1 })
  })
})

test('an order we have not heard of is asked about as seldom', async () => {
  const { outTradeNo } = await shop.place('linqing', 6_800)
  const unknown = `${outTradeNo.slice(0, -1)}X`
  const questions = questionsAbout(unknown)
  const answers: unknown[] = []
  for (let second = 0; second < 9; second += 1) {
    answers.push(shown(await shop.askLanding('linqing', unknown)))
    await shop.stack.stack.clock.advance(SECOND_MS)
  }
  expect(questions()).toBeLessThanOrEqual(4)
  expect(questions()).toBeGreaterThanOrEqual(1)
  expect(new Set(answers)).toEqual(new Set(['ORDER_NOT_YOURS', 'checking']))
})

/** What a page learns: the code of the refusal, or the state. */
const shown = (answer: Awaited<ReturnType<typeof shop.askLanding>>) =>
  answer.ok ? answer.data.state : answer.code

describe('low 9: a number that is not the caller’s', () => {
  /** Two numbers asked about in turn by one person, more often than one may ask. */
  async function askedInTurn(who: string, outTradeNo: string) {
    const answers: unknown[] = []
    for (let n = 0; n < 9; n += 1) {
      answers.push(shown(await shop.askLanding(who, outTradeNo)))
      await shop.stack.stack.clock.advance(3 * SECOND_MS)
    }
    return answers
  }

  test('an order number of another person is answered alike whether it is unknown, paid or unpaid', async () => {
    const paid = await shop.payAtTill('linqing', 6_800)
    const { outTradeNo: unpaid } = await shop.place('linqing', 6_800)
    const unknown = await askedInTurn('guest-a', 'NOBODYKNOWSTHIS')
    expect(new Set(unknown)).toEqual(new Set(['ORDER_NOT_YOURS', 'checking']))
    expect(await askedInTurn('guest-b', paid)).toEqual(unknown)
    expect(await askedInTurn('guest-c', unpaid)).toEqual(unknown)
  })

  test('an order number of another person shows no gift and no message that names the order', async () => {
    const paid = await shop.payAtTill('linqing', 6_800)
    const [known, unknown] = [
      await shop.askLanding('zhouzhou', paid),
      await shop.askLanding('zhouzhou', 'NOBODYKNOWSTHIS'),
    ]
    const differs = { requestId: expect.any(String), at: expect.any(Number) }
    expect(known).toEqual({ ...unknown, ...differs })
  })
})
