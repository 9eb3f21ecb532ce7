import type { MemberDoc } from '@shared/domain/account/types'
import type { InboxDoc } from '@shared/domain/order/types'
import { type TestStack, testStack } from '../harness'
import { joinWithPhone, merge } from '../member/people'
import { insertConflictingEntry } from '../points/conflicting-entry'
import { secondManager } from '../points/second-manager'
import { clerkOf, LIN, managerOf, scanned, YUNQI } from '../stored/clerk-scans'

const stack = testStack()
const GU = 'openid-gushan'
const ZHOU = 'openid-zhouzhou'
let count = 0
const newCommand = () => `cause-command-${String(++count).padStart(6, '0')}`
const member = (openid: string, of: TestStack = stack) =>
  of.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as MemberDoc
const active = (openid: string) => member(openid).lots.reduce((sum, lot) => sum + lot.points, 0)
const adjust = (openid: string, points: number, commandId = newCommand(), by = managerOf(stack)) =>
  by.call('adjustment.adjust', { commandId, cardNo: member(openid).cardNo, points, reason: '活动补分' })

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('one command id for two customers', () => {
  test('C3: a top-up of one command id is booked for the first customer and refused for the second, and both accounts go on', async () => {
    const commandId = newCommand()
    const topUp = async (who: string, amountFen: number) =>
      clerkOf(stack).call('storedValue.topUp', { ...(await scanned(stack, who)), commandId, amountFen })
    expect(await topUp(LIN, 10_000)).toMatchObject({ ok: true })
    expect(await topUp(GU, 90_000)).toMatchObject({ ok: false, code: 'CONFLICT' })
    await stack.sweep()
    expect(await topUp(GU, 90_000)).toMatchObject({ ok: false, code: 'CONFLICT' })
    for (let n = 0; n < 22; n += 1) await stack.till.pay({ openid: GU, fen: 100 })
    await stack.sweep()
    expect([member(GU).journal, member(GU).stored.principalFen]).toEqual([[], 0])
  })

  test('H1: an adjustment, a spending and a credited sale of one command id are booked for the first customer only', async () => {
    const commandId = newCommand()
    expect(await adjust(LIN, 100, commandId)).toMatchObject({ ok: true })
    expect(await adjust(GU, 100, commandId)).toMatchObject({ code: 'CONFLICT' })
    expect(await adjust(GU, 900, commandId)).toMatchObject({ code: 'CONFLICT' })

    for (const who of [LIN, GU]) {
      const topUp = { ...(await scanned(stack, who)), commandId: newCommand(), amountFen: 20_000 }
      await clerkOf(stack).must('storedValue.topUp', topUp)
    }
    const bill = { commandId: newCommand(), amountFen: 1_000 }
    await clerkOf(stack).must('storedValue.spend', { ...(await scanned(stack)), ...bill })
    expect(
      await clerkOf(stack).call('storedValue.spend', { ...(await scanned(stack, GU)), ...bill }),
    ).toMatchObject({ code: 'CONFLICT' })

    const slip = { commandId: newCommand(), amountFen: 6800 }
    const sale = { ...(await scanned(stack)), ...slip, receiptNo: '0031' }
    await clerkOf(stack).must('receipt.credit', sale)
    const other = { ...(await scanned(stack, GU)), ...slip, receiptNo: '0032' }
    expect(await clerkOf(stack).call('receipt.credit', other)).toMatchObject({ code: 'CONFLICT' })

    const back = { commandId: newCommand(), storeId: YUNQI, reason: '退货' }
    await clerkOf(stack).must('receipt.credit', {
      ...(await scanned(stack, GU)),
      ...slip,
      receiptNo: '0033',
      commandId: newCommand(),
    })
    await clerkOf(stack).must('receipt.void', { ...back, receiptNo: '0031' })
    expect(await clerkOf(stack).call('receipt.void', { ...back, receiptNo: '0033' })).toMatchObject({
      code: 'CONFLICT',
    })
  })

  test('C3: the same command from another staff member is a conflict, and books nothing twice', async () => {
    await secondManager(stack)
    const second = stack.as('openid-luyuan')
    const commandId = newCommand()
    const before = active(LIN)
    expect(await adjust(LIN, 100, commandId)).toMatchObject({ ok: true })
    expect(await adjust(LIN, 100, commandId, second)).toMatchObject({ code: 'CONFLICT' })
    expect(active(LIN)).toBe(before + 100)

    const proposed = await adjust(LIN, 900)
    if (!proposed.ok || proposed.data.state !== 'proposed') throw new Error(JSON.stringify(proposed))
    const { proposalId } = proposed.data
    const word = { commandId: newCommand(), proposalId, approve: true }
    await second.must('adjustment.decide', word)
    expect(await second.must('adjustment.decide', word)).toEqual({ state: 'booked' })
    expect(await second.call('adjustment.decide', { ...word, approve: false })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await managerOf(stack).call('adjustment.decide', word)).toMatchObject({ code: 'CONFLICT' })
  })

  test('C3: after a merge a repeat names the old card and is found under it', async () => {
    await joinWithPhone(stack)
    await joinWithPhone(stack, 'openid-other', 'dev-phone-stranger')
    const topUp = { ...(await scanned(stack, 'openid-other')), commandId: newCommand(), amountFen: 20_000 }
    await clerkOf(stack).must('storedValue.topUp', topUp)
    const commandId = newCommand()
    const { cardNo } = member('openid-other')
    const correction = { commandId, cardNo, points: 30, reason: '活动补分' }
    await managerOf(stack).must('adjustment.adjust', correction)
    expect(await merge(stack, 'openid-other')).toMatchObject({ ok: true })
    for (let round = 0; round < 2; round += 1) {
      expect(await clerkOf(stack).must('storedValue.topUp', topUp)).toMatchObject({ repeated: true })
      expect(await managerOf(stack).must('adjustment.adjust', correction)).toMatchObject({ state: 'booked' })
      await stack.sweep()
    }
    expect([member(ZHOU).stored.principalFen, active(ZHOU)]).toEqual([20_000, 30])
  })
})

describe('an entry that cannot be archived', () => {
  test('C3: an entry that cannot be archived is parked with an alarm; the others are archived and the account goes on', async () => {
    await adjust(LIN, 40)
    await stack.till.pay({ openid: LIN, fen: 6800 })
    const entry = await insertConflictingEntry(stack, ({ kind }) => kind === 'adjust')
    await stack.stack.clock.advance(21_000)
    await stack.runJobs()
    expect(stack.last('jobs').logs.join('\n')).toContain('ledger.differs')
    expect(member(LIN).journal).toEqual([])
    const [parked] = (stack.dump().inbox ?? []) as unknown as InboxDoc[]
    expect(parked).toMatchObject({ source: 'journal', reason: 'entry-differs', state: 'open' })
    expect(JSON.parse(parked?.body ?? '')).toEqual(entry)

    const before = active(LIN)
    for (let n = 0; n < 22; n += 1) await stack.till.pay({ openid: LIN, fen: 100 })
    await stack.sweep()
    expect([member(LIN).journal, active(LIN)]).toEqual([[], before + 22])
    expect(stack.dump().inbox).toHaveLength(1)
  })
})
