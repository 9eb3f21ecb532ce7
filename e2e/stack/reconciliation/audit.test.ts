import type { AuditCheckDoc } from '@shared/domain/reconciliation/types'
import { type Doc, testStack } from '../harness'
import { joinWithPhone, merge } from '../member/people'
import { nextMorning } from './next-morning'

const stack = testStack()
const AUDIT = 'audit:shanze:2026-11-23'
const auditCheck = (id = AUDIT) => stack.stack.cloud.data.get('checks', id) as unknown as AuditCheckDoc
const plant = (collection: string, change: (doc: Doc) => Doc) => {
  const dump = stack.dump()
  const changed = { ...dump, [collection]: (dump[collection] ?? []).map(change) }
  return stack.stack.cloud.data.load(changed as never)
}
const TODAY = 'audit:shanze:2026-11-22'
const dueAnew = (dueAt: number) => {
  return { state: 'due', tries: 0, turn: null, progress: null, broken: [], liability: null, dueAt }
}
/**
 * Runs the sweepers and kills them at the n-th trip from the first write to `checks` on; false when they had
 * ended before.
 */
const runKilledAtOwnTrip = async (n: number) => {
  let [own, isStruck] = [0, false]
  const heal = stack.stack.cloud.faults.add({
    function: 'jobs',
    except: ['wake'],
    mode: 'kill-after',
    times: 1,
    match: ({ trips }) => {
      const first = trips.findIndex(
        ({ collection, action }) => collection === 'checks' && action === 'database.modifyDocument',
      )
      own = first < 0 ? 0 : trips.slice(first).filter(({ collection }) => collection !== 'wake').length
      isStruck ||= own >= n
      return own >= n
    },
  })
  await stack.runJobs()
  heal()
  return isStruck
}
const audited = async () => {
  const outcome = await stack.stack.cloud.fireTimer('jobs', 'audit')
  if (!outcome.ok) throw new Error(outcome.error.errorMessage)
  return (outcome.result as { ok: boolean; detail: string }[])
    .filter(({ ok }) => !ok)
    .map(({ detail }) => detail)
}

test('C6: an audit whose function is killed counts its tries before the work, and is given up at the beginning of a turn', async () => {
  await nextMorning(stack)
  stack.stack.cloud.faults.add({ function: 'jobs', collection: 'ledger', mode: 'kill-before' })
  for (let turn = 0; turn < 40 && auditCheck()?.state !== 'given-up'; turn += 1) {
    await stack.runJobs()
    const { clock } = stack.stack
    const dueAt = auditCheck()?.dueAt ?? 0
    if (auditCheck()?.state === 'due') await clock.advance(Math.max(1, dueAt - clock.now() + 1))
  }
  expect(auditCheck()).toMatchObject({ state: 'given-up', tries: 24 })
})

test('C6: an audit that is broken off goes on with the page where it stopped', async () => {
  await nextMorning(stack)
  const { cloud, clock } = stack.stack
  const heal = cloud.faults.add({
    function: 'jobs',
    collection: 'stockShards',
    action: 'database.getDocument',
    mode: 'kill-before',
    match: ({ trips }) =>
      trips.some(
        ({ collection, summary }) =>
          collection === 'exchanges' && summary.includes('"brandId":"shanze","_id"'),
      ),
  })
  await stack.runJobs()
  expect(auditCheck()).toMatchObject({
    state: 'due',
    tries: 1,
    progress: { step: 'goodsShards', cursor: '' },
  })
  heal()
  await clock.advance(auditCheck().dueAt - clock.now() + 1)
  cloud.invocations.clear()
  await stack.runJobs()
  expect(auditCheck()).toMatchObject({ state: 'done', broken: [], progress: null })
  const pages = cloud.invocations
    .list()
    .flatMap(({ trips }) => trips)
    .filter(({ summary }) => summary.includes('"brandId":"shanze","_id"'))
  expect(pages.map(({ collection }) => collection)).toEqual(['stockShards'])
})

test('C6: killed at any of its round trips, the audit ends with the same words and sums', async () => {
  await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
  await stack.sweep()
  const of = 'shanze:openid-linqing'
  await plant('members', member => (member._id === of ? { ...member, growth: 77 } : member))
  await plant('checks', ({ turn: _turn, ...check }) => ({
    ...check,
    ...(check.kind === 'audit' && check.day === '2026-11-22' ? dueAnew(stack.stack.clock.now()) : {}),
  }))
  const before = stack.stack.snapshot()
  const auditResult = async () => {
    for (let runs = 0; auditCheck(TODAY)?.state === 'due' && runs < 10; runs += 1) {
      const { clock } = stack.stack
      await clock.advance(Math.max(0, auditCheck(TODAY).dueAt - clock.now()) + 1)
      await stack.runJobs()
    }
    const { state, broken, liability } = auditCheck(TODAY)
    return { state, broken, liability }
  }
  const undisturbed = await auditResult()
  expect(undisturbed.broken.join()).toContain('growth is 77')
  let killed = 0
  for (let isStruck = true; isStruck; killed += isStruck ? 1 : 0) {
    await before.restore()
    isStruck = await runKilledAtOwnTrip(killed + 1)
    expect([killed, await auditResult()]).toEqual([killed, undisturbed])
  }
  // A read and a write of every one of its six steps at least.
  expect(killed).toBeGreaterThan(12)
}, 300_000)

test('C6: no instance begins a check of a brand while another of its checks is worked on', async () => {
  await nextMorning(stack)
  const { cloud, clock } = stack.stack
  const other = 'audit:shanze:2026-11-24'
  let meanwhile: AuditCheckDoc | undefined
  const heal = cloud.faults.add({
    function: 'jobs',
    collection: 'ledger',
    mode: 'held',
    times: 1,
    // Other sweepers use the ledger too: held is the audit, which has its turn by then.
    match: () => Boolean(auditCheck()?.turn),
    meanwhile: async () => {
      const planned = { ...auditCheck(), _id: other, day: '2026-11-24', ...dueAnew(clock.now()) }
      await cloud.data.insert('checks', [planned])
      await stack.runJobs()
      meanwhile = auditCheck(other)
    },
  })
  await stack.runJobs()
  heal()
  expect(meanwhile).toMatchObject({ state: 'due', tries: 0, turn: null, dueAt: clock.now() + 120_000 })
  expect(auditCheck()).toMatchObject({ state: 'done' })
  await clock.advance(120_001)
  await stack.runJobs()
  expect((stack.dump().checks ?? []).map(({ state }) => state)).not.toContain('due')
})

test('C6: when no audit has been finished for two days, the finance page says since when', async () => {
  const opened = () => stack.as('openid-shenhe').must('reconciliation.open', { month: '2026-11' })
  expect((await opened()).auditLateSince).toBe('')
  stack.stack.cloud.faults.add({
    function: 'jobs',
    collection: 'ledger',
    action: 'database.getDocument',
    mode: 'before',
  })
  for (const day of ['23', '24']) {
    await stack.stack.clock.set(Date.parse(`2026-11-${day}T10:05:00+08:00`))
    await stack.runJobs()
  }
  expect((await opened()).auditLateSince).toBe('2026-11-22')
})

test('C15: a brand whose clock cannot be read stops no other brand’s day', async () => {
  const [brand] = stack.dump().brands ?? []
  await stack.stack.cloud.data.insert('brands', [{ ...brand, _id: 'aaa', timeZone: 'Asia/Shanghia' }])
  stack.stack.cloud.coldStart()
  await nextMorning(stack)
  await stack.runJobs()
  expect(auditCheck()).toMatchObject({ state: 'done' })
})

test('C22: what a merged person paid is in the survivor’s journal and is no alarm', async () => {
  await joinWithPhone(stack)
  await merge(stack, 'openid-other')
  await stack.till.pay({ openid: 'openid-other', fen: 6800 })
  expect((stack.dump().members ?? []).some(({ journal }) => (journal as unknown[]).length > 0)).toBe(true)
  expect(await audited()).toEqual([])
})

describe('planted in the documents, the audit sees', () => {
  test('C2: a gift of a campaign that has gone from its counter of the day', async () => {
    const order = await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
    await stack.till.pay({ openid: 'openid-linqing', fen: 7000 })
    await stack.till.refund(order, { fen: 100 })
    await stack.sweep()
    expect(await audited()).toEqual([])
    const isOneLess = ({ rule }: { rule: string }) => rule === 'shanze:autumn-gift'
    await plant('members', member => {
      const caps = (member.caps ?? []) as { rule: string; n: number }[]
      return { ...member, caps: caps.map(cap => (isOneLess(cap) ? { ...cap, count: 1 } : cap)) }
    })
    expect(await audited()).toEqual([
      'shanze:openid-linqing: 2 gifts of shanze:autumn-gift on 2026-11-22, counted are 1',
    ])
  })

  test('C3 and H1: an entry in a journal whose id is another’s in the ledger', async () => {
    await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
    const [entry] = (stack.dump().members ?? []).flatMap(({ journal }) => journal as Doc[])
    await stack.stack.cloud.data.insert('ledger', [
      { ...entry, memberId: 'shanze:openid-gushan', seq: 9_999 },
    ])
    expect((await audited()).join()).toContain(`${entry?._id}: another entry of that id is in the ledger`)
  })

  test('C4: one command that was charged twice', async () => {
    const exchange = {
      brandId: 'shanze',
      memberId: 'shanze:openid-linqing',
      commandId: 'twice',
      goodsId: 'shanze:nothing',
      goodsName: '',
      batchId: '',
      points: 0,
      period: '2026-11-22',
      state: 'done',
      reason: null,
      createdAt: 0,
      until: 0,
      doneAt: 0,
      token: '',
      shardId: '',
      lots: [],
      dueAt: 9e15,
    }
    await stack.stack.cloud.data.insert('exchanges', [
      { ...exchange, _id: 'x:1' },
      { ...exchange, _id: 'x:2', period: '2026-11-23' },
    ])
    expect((await audited()).join()).toContain('x:1: its command has 2 exchanges')
  })

  test('C5: a tier that no growth and no review supports', async () => {
    const top = 'cangshan'
    await plant('members', member =>
      member._id === 'shanze:openid-linqing'
        ? { ...member, tier: top, raises: [{ tier: top, at: 0, threshold: 1e9, before: {} }] }
        : member,
    )
    expect((await audited()).join()).toContain('no review kept it')
  })

  test('a coupon that no shard accounts for, and a claim beyond the limit', async () => {
    const claimed = (stack.dump().coupons ?? []).find(({ origin }) => String(origin).startsWith('claim:'))
    const more = Array.from({ length: 30 }, (_none, n) => ({
      ...claimed,
      _id: `${claimed?.batchId}:${claimed?.memberId}:${n + 100}`,
      shortNo: `x${n}`,
    }))
    await stack.stack.cloud.data.insert('coupons', more)
    const words = (await audited()).join()
    expect(words).toContain('accounts for')
    expect(words).toContain('more than')
  })
})
