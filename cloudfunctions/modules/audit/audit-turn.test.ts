import { auditBegun } from '@shared/domain/audit/progress'
import { AUDIT_STEPS, type AuditProgress } from '@shared/domain/audit/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { brandOf, givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditTurn } from './audit-turn'
import { inGroups, nextAfter, pageOf } from './page'
import { byRef, survivorOf, union, withSurvivors } from './survivors'
import { asking } from './testing/audited'

const shop = testShop()
const { lin, gu, he } = PEOPLE

describe('a turn of the audit', () => {
  const kept: AuditProgress[] = []
  const turn = (deadlineAt: number, from = auditBegun()) => {
    kept.length = 0
    const at = { brand: brandOf(shop), now: shop.now(), deadlineAt }
    return auditTurn(at, from, async progress => void kept.push(progress))
  }

  test('goes through every step and keeps the progress of every page but the last', async () => {
    await shop.paid(lin, 6800)
    const { progress, isDone } = await turn(shop.now() + 1)
    expect(isDone).toBe(true)
    expect(kept.map(({ step }) => step)).toEqual(AUDIT_STEPS.slice(1))
    expect(progress).toMatchObject({ broken: [], liability: { points: 68 } })
    expect(progress.looked).toBeGreaterThan(2)
  })

  test('ends when its time is over, after one page at least', async () => {
    const first = await turn(shop.now())
    expect(first).toMatchObject({ isDone: false, progress: { step: 'orders' } })
    expect(kept).toEqual([first.progress])
    expect(await turn(shop.now() + 1, first.progress)).toMatchObject({ isDone: true })
  })

  test('changes nothing but what it keeps', async () => {
    await shop.paid(lin, 6800)
    const before = JSON.stringify(shop.database.dump())
    await turn(shop.now() + 1)
    expect(JSON.stringify(shop.database.dump())).toBe(before)
    expect(kept).toHaveLength(5)
  })

  test('carries what a page leaves to the next page of the same step', async () => {
    const coupons = Array.from({ length: 1002 }, (_none, i) => ({
      _id: `shanze:autumn:shanze:openid-lin:${String(i).padStart(4, '0')}`,
      brandId: 'shanze',
      batchId: 'shanze:autumn',
      memberId: 'shanze:openid-lin',
      origin: 'claim:shanze:autumn',
      uses: [],
      state: 'EFFECTIVE',
      dueAt: 9e15,
    }))
    shop.given({ coupons })
    const { progress } = await turn(shop.now() + 1, { ...auditBegun(), step: 'coupons' })
    expect(progress.broken.filter(({ step }) => step === 'coupons')).toMatchObject([{ count: 1 }])
    expect(kept[0]).toMatchObject({ step: 'coupons', carry: { count: 1000 } })
  })
})

describe('a page', () => {
  test('is the brand’s next documents by their ids, with the fields that are asked for', async () => {
    for (const by of [lin, gu, he]) givenMember(shop, by)
    givenMember(shop, PEOPLE.chen, { brandId: 'lanxi' })
    const first = await pageOf('members', asking(shop), 2)
    expect(first.map(({ _id }) => _id)).toEqual(['shanze:openid-gu', 'shanze:openid-he'])
    const next = nextAfter(first, 2)
    expect(next).toBe('shanze:openid-he')
    const last = await pageOf('members', asking(shop, next), 2, { only: ['seq'] })
    expect(last).toEqual([{ _id: 'shanze:openid-lin', seq: 1 }])
    expect(nextAfter(last, 2)).toBe('')
    const filtered = await pageOf('members', asking(shop), 2, { filter: { cardNo: 'none' } })
    expect(filtered).toEqual([])
  })

  test('is worked through in groups, so many at once, in order', async () => {
    let running = 0
    let most = 0
    const groups: number[][] = []
    const found = await inGroups([1, 2, 3, 4, 5, 6, 7], { size: 2, atOnce: 2 }, async group => {
      groups.push([...group])
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      return group.map(n => `n${n}`)
    })
    expect(groups).toEqual([[1, 2], [3, 4], [5, 6], [7]])
    expect(found).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'])
    expect(most).toBe(2)
    expect(await inGroups([], { size: 2, atOnce: 2 }, async () => ['x'])).toEqual([])
  })
})

describe('people and their entries', () => {
  test('members come with the people they were merged into, each once', async () => {
    givenMember(shop, lin, { mergedInto: shop.memberId(gu) })
    givenMember(shop, gu, { mergedInto: shop.memberId(he) })
    givenMember(shop, he)
    const people = await withSurvivors([shop.memberId(lin), 'shanze:openid-none'])
    expect([...people.keys()]).toEqual([lin, gu, he].map(shop.memberId))
    expect(survivorOf(shop.memberId(lin), people)?._id).toBe(shop.memberId(he))
    expect(survivorOf(shop.memberId(he), people)?._id).toBe(shop.memberId(he))
    expect(survivorOf('shanze:openid-none', people)).toBeUndefined()
    expect(shop.trips).toHaveLength(3)
    expect((await withSurvivors([])).size).toBe(0)
  })

  test('those asked for together are asked for once', async () => {
    givenMember(shop, lin, { mergedInto: shop.memberId(gu) })
    givenMember(shop, gu)
    await withSurvivors([shop.memberId(lin), shop.memberId(gu)])
    expect(shop.trips).toHaveLength(1)
  })

  test('an entry of two lists is one, and entries are found by what they belong to', () => {
    const entry = (_id: string, ref: string) => ({ _id, ref }) as LedgerEntry
    const all = union([entry('a', 'o1'), entry('b', 'o1')], [entry('a', 'o1'), entry('c', '')])
    expect(all.map(({ _id }) => _id)).toEqual(['a', 'b', 'c'])
    expect([...byRef(all)].map(([ref, own]) => [ref, own.map(({ _id }) => _id)])).toEqual([
      ['o1', ['a', 'b']],
      ['', ['c']],
    ])
  })
})
