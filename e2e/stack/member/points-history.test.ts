import { openPaymentShop } from '../payment/payment-shop'

const shop = openPaymentShop()
const open = (
  who: string,
  input: { filter?: 'all' | 'gained' | 'spent' | 'returned'; after?: string } = {},
) => shop.person(who).must('points.open', { filter: 'all', ...input })

describe('the history of points', () => {
  test('the points history ends at the balance and every step leads to the next', async () => {
    const { entries, points } = await open('linqing')
    expect(entries[0]).toMatchObject({ kind: 'order', points: 81, activeAfter: 1286, storeName: '云栖路店' })
    expect(points.active).toBe(1286)
    for (const [i, entry] of entries.slice(0, -1).entries()) {
      const before = entries[i + 1]
      expect(entry.activeAfter - entry.debtAfter - entry.points - entry.debtRepaid + entry.debtAdded).toBe(
        (before?.activeAfter ?? 0) - (before?.debtAfter ?? 0),
      )
    }
  })

  test('the points history comes in pages of 20, each entry once, also while some are still in the journal', async () => {
    for (let i = 0; i < 25; i += 1) {
      await shop.payAtTill('zhouzhou', 1000 + i * 100)
      if (i === 12) await shop.sweepFor(60_000)
    }
    const first = await open('zhouzhou')
    expect(first.entries).toHaveLength(20)
    const second = await open('zhouzhou', { after: first.next ?? '' })
    expect(second.entries).toHaveLength(5)
    expect(second.next).toBeNull()
    const seen = [...first.entries, ...second.entries]
    expect(new Set(seen.map(entry => entry.id)).size).toBe(25)
    expect(seen.map(entry => entry.at)).toEqual(seen.map(entry => entry.at).sort((a, b) => b - a))
    expect(seen.reduce((sum, entry) => sum + entry.pendingPoints, 0)).toBe(shop.pending('zhouzhou'))
  }, 30_000)

  test('the tabs split the points history without a rest', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 5000)
    await shop.refund(outTradeNo, 5000)
    const all = (await open('linqing')).entries
    const parts = await Promise.all(
      (['gained', 'spent', 'returned'] as const).map(
        async filter => (await open('linqing', { filter })).entries,
      ),
    )
    expect(
      parts
        .flat()
        .map(entry => entry.id)
        .sort(),
    ).toEqual(all.map(entry => entry.id).sort())
    expect(parts[2]?.[0]).toMatchObject({ kind: 'refund', points: -60, amountFen: 5000 })
  })

  test('a new member has an empty points history', async () => {
    expect(await open('stranger')).toMatchObject({ entries: [], next: null, points: { active: 0 } })
  })

  test('an invalid page mark of the points history is refused', async () => {
    const answer = await shop.person('linqing').call('points.open', { filter: 'all', after: 'x' })
    expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT', data: { field: 'input.after' } })
  })
})

describe('the story of an entry', () => {
  test('the story of an entry shows paid, rate, granted and kept', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 15_120)
    const [newest] = (await open('linqing')).entries
    const story = await shop.person('linqing').must('points.story', { entryId: newest?.id ?? '' })
    expect(story).toMatchObject({
      paidFen: 15_120,
      baseFen: 15_120,
      rate: 12_000,
      tierName: '知味',
      granted: 181,
      kept: 181,
      refundedFen: 0,
      lotDay: '2027-11-30',
      entry: { orderTail: outTradeNo.slice(-4) },
    })
  })

  test('the story of an entry is shown to its owner only', async () => {
    await shop.payAtTill('linqing', 1000)
    const [newest] = (await open('linqing')).entries
    const entryId = newest?.id ?? ''
    expect(await shop.person('zhouzhou').call('points.story', { entryId })).toMatchObject({
      code: 'ENTRY_NOT_FOUND',
    })
    expect(await shop.person('linqing').call('points.story', { entryId: 'nothing:v1' })).toMatchObject({
      code: 'ENTRY_NOT_FOUND',
    })
  })
})
