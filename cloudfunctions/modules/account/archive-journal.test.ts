import type { InboxDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { removeWhere } from '../../platform/database'
import { logged } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { archiveJournal } from './archive-journal'
import { LIN_ID, plain } from './testing/entries'

const shop = testShop()
const { lin } = PEOPLE
const ledger = () => shop.all<LedgerEntry>('ledger')
const archive = (journal: LedgerEntry[]) =>
  archiveJournal(givenMember(shop, lin, { journal, dueAt: 5 }), brandOf(shop), shop.now())

test('every entry is in the ledger before the journal is emptied by one write', async () => {
  expect(await archive([plain('a'), plain('b')])).toBe(true)
  expect(ledger()).toEqual([plain('a'), plain('b')])
  const { journal, seq, dueAt } = memberOf(shop, lin)
  expect({ journal, seq }).toEqual({ journal: [], seq: 1 })
  expect(dueAt).toBeGreaterThan(shop.now())
  const writes = shop.trips.filter(({ writes }) => writes).map(({ what }) => what.split(' ')[0])
  expect(writes).toEqual(['ledger.add', 'ledger.add', 'members.update'])
})

test('the journal stays when another run booked meanwhile', async () => {
  shop.between(/^members.update/, () => shop.change('members', LIN_ID, { seq: 2 }))
  expect(await archive([plain('a')])).toBe(false)
  expect(memberOf(shop, lin).journal).toEqual([plain('a')])
  expect(ledger()).toEqual([plain('a')])
})

test('an entry that an earlier run has archived is archived once', async () => {
  shop.given({ ledger: [plain('a')] })
  expect(await archive([plain('a')])).toBe(true)
  expect(ledger()).toEqual([plain('a')])
  expect(shop.all('inbox')).toEqual([])
})

test('an entry that differs from the one in the ledger is parked once and blocks nothing', async () => {
  const inLedger = plain('a', { balance: 7 })
  shop.given({ ledger: [inLedger] })
  expect(await archive([plain('a'), plain('b')])).toBe(true)
  expect(ledger()).toEqual([inLedger, plain('b')])
  expect(memberOf(shop, lin).journal).toEqual([])
  const [parked] = shop.all<InboxDoc>('inbox')
  expect(parked).toEqual({
    _id: expect.stringMatching(/^journal:\w+/),
    brandId: 'shanze',
    source: 'journal',
    reason: 'entry-differs',
    body: JSON.stringify(plain('a')),
    state: 'open',
    at: shop.now(),
  })
  expect(parked?._id).not.toContain('openid')
  expect(logged('error')).toEqual(['ledger.differs'])
  await archive([plain('a')])
  expect(shop.all('inbox')).toEqual([parked])
  expect(logged('error')).toEqual(['ledger.differs'])
})

test('two entries of two accounts that differ are two rows for the staff', async () => {
  shop.given({ ledger: [plain('a', { balance: 7 }), plain('b', { balance: 7 })] })
  await archive([plain('a'), plain('b')])
  await archive([plain('a', { seq: 4 })])
  expect(new Set(shop.all<InboxDoc>('inbox').map(({ _id }) => _id)).size).toBe(3)
})

test('an entry that is neither there nor can be inserted is a bug and empties no journal', async () => {
  shop.given({ ledger: [plain('a')] })
  shop.between(/^ledger.get/, () => removeWhere('ledger', { _id: 'a' }))
  await expect(archive([plain('a')])).rejects.toThrow('neither in the ledger')
  expect(memberOf(shop, lin).journal).toHaveLength(1)
})
