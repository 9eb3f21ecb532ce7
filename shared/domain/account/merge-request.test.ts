import { NEVER } from '../due'
import { askToMerge, stopMerge } from '../member/ask-to-merge'
import { givePhone, removePhone } from '../member/change-phone'
import { closeMember } from '../member/close-member'
import { mergeMembers } from '../member/merge-members'
import { spendAtCounter } from '../stored-value/counter'
import { brand, LIN, member, NOW } from '../test-brand'
import {
  afterEvent,
  askRefusal,
  MERGE_REQUEST_EVENTS,
  MERGE_REQUEST_TRANSITIONS,
  mergeRequestDueAt,
  requestVerdict,
} from './merge-request'
import { MERGE_REQUEST_STATES, type MemberDoc, type MergeRequest } from './types'

const OTHER = 'shanze:o-claimant'
const DAY_MS = 86_400_000
const DUE = NOW + 2 * DAY_MS
const PHONE = 'ph:shanze:number'
const request = (over: Partial<MergeRequest> = {}): MergeRequest => ({
  id: 'command-of-the-claimant',
  fromId: OTHER,
  identityId: PHONE,
  state: 'asked',
  askedAt: NOW,
  dueAt: DUE,
  endedAt: 0,
  stops: 0,
  noticeAt: NEVER,
  ...over,
})
const owner = (over: Partial<MemberDoc> = {}) =>
  member({ phoneId: PHONE, phoneTail: '1001', mergeRequest: request(), ...over })
const claimant = member({ _id: OTHER, cardNo: '6200000027' })
const ask = (into: MemberDoc, now = NOW, fromId = OTHER) =>
  askToMerge({ into, fromId, identityId: PHONE, commandId: 'command-of-now-and-here', brand, now })

describe('the table of a merge request', () => {
  test.each(
    MERGE_REQUEST_STATES.flatMap(state => MERGE_REQUEST_EVENTS.map(event => [state, event] as const)),
  )('H3: %s, then %s: by the table, or not at all', (state, event) => {
    const known = request({ state, endedAt: state === 'asked' ? 0 : NOW })
    const next = afterEvent(known, event, NOW + 5)
    const to = MERGE_REQUEST_TRANSITIONS[state][event] ?? state
    expect(next.state).toBe(to)
    expect(next.stops).toBe(to === 'stopped' && state !== 'stopped' ? 1 : 0)
    if (to === state) expect(next).toBe(known)
    else expect(next).toMatchObject({ endedAt: NOW + 5, noticeAt: NEVER })
  })

  test.each([
    ['opening the card leaves it to the owner’s word', 'open', 'asked'],
    ['spending stored value is the owner’s word', 'spend', 'stopped'],
  ] as const)('H3: %s', (_case, event, state) => expect(afterEvent(request(), event, NOW).state).toBe(state))

  test('H3: no event but a new request leads out of an ended one, unless WeChat vouches for the person', () => {
    for (const state of ['stopped', 'lapsed', 'carried-out'] as const) {
      const out = MERGE_REQUEST_EVENTS.filter(event => {
        const to = MERGE_REQUEST_TRANSITIONS[state][event]
        return to !== undefined && to !== state
      })
      expect(out.filter(event => event !== 'ask' && event !== 'proved')).toEqual([])
    }
  })
})

describe('whether it may be carried out', () => {
  test.each([
    ['due, and both as they were', {}, claimant, DUE, 'carry-out'],
    ['due, the claimant has no document', {}, null, DUE, 'carry-out'],
    ['a moment too early', {}, claimant, DUE - 1, 'not-yet'],
    ['stopped', { mergeRequest: request({ state: 'stopped' }) }, claimant, DUE, 'ended'],
    ['carried out before', { mergeRequest: request({ state: 'carried-out' }) }, claimant, DUE, 'ended'],
    ['the number has left the card', { phoneId: '' }, claimant, DUE, 'unfounded'],
    ['another number stands on the card', { phoneId: 'ph:shanze:new' }, claimant, DUE, 'unfounded'],
    ['the card was closed', { state: 'closed' }, claimant, DUE, 'unfounded'],
    ['the card was merged', { mergedInto: 'shanze:o-third' }, claimant, DUE, 'unfounded'],
    ['the claimant closed theirs', {}, { state: 'closed', mergedInto: '' }, DUE, 'unfounded'],
    ['the claimant’s was merged', {}, { state: 'closed', mergedInto: 'shanze:o-x' }, DUE, 'unfounded'],
  ] as const)('H3: %s', (_case, over, from, now, verdict) => {
    const into = owner(over as Partial<MemberDoc>)
    expect(requestVerdict({ from: from as MemberDoc | null, into, now })).toBe(verdict)
  })
})

describe('asking', () => {
  test('H3: stands on the card for 48 hours, or as long as the brand says, and is told at once', () => {
    const asked = ask(member({ phoneId: PHONE }))
    expect(asked).toMatchObject({
      kind: 'booked',
      next: { seq: 2, dueAt: NOW, mergeRequest: { state: 'asked', dueAt: DUE, noticeAt: NOW, stops: 0 } },
    })
    expect(mergeRequestDueAt(request())).toBe(DUE)
    expect(mergeRequestDueAt(request({ state: 'stopped' }))).toBe(NEVER)
  })

  test('H3: again while it waits changes nothing; another card has to wait for its end', () => {
    expect(ask(owner())).toMatchObject({ kind: 'waiting', request: { dueAt: DUE } })
    expect(ask(owner(), NOW, 'shanze:o-third')).toEqual({
      kind: 'refused',
      refusal: { reason: 'another-waits' },
    })
  })

  test.each([
    ['a day after the first stop', { stops: 1 }, DAY_MS, { reason: 'stopped', againAt: NOW + 30 * DAY_MS }],
    ['30 days after it', { stops: 1 }, 30 * DAY_MS, null],
    ['ever after the third', { stops: 3 }, 900 * DAY_MS, { reason: 'stopped', againAt: null }],
  ])('H3: %s', (_case, over, afterMs, refusal) => {
    const stopped = request({ state: 'stopped', endedAt: NOW, ...over })
    expect(askRefusal(stopped, OTHER, NOW + afterMs)).toEqual(refusal)
    expect(askRefusal(stopped, 'shanze:o-third', NOW + afterMs)).toEqual(refusal)
  })
})

describe('what the owner does', () => {
  const state = (next: MemberDoc | undefined) => next?.mergeRequest?.state
  const stop = (who: MemberDoc, requestId = request().id) =>
    stopMerge({ member: who, requestId, brand, now: NOW })

  test('H3: one tap stops it; a repeat, a late one and one for another request change nothing', () => {
    expect(stop(owner())).toMatchObject({ kind: 'booked', next: { mergeRequest: { state: 'stopped' } } })
    expect(stop(owner({ mergeRequest: request({ state: 'stopped' }) }))).toMatchObject({ state: 'stopped' })
    expect(stop(owner({ mergeRequest: request({ state: 'carried-out' }) }))).toMatchObject({
      state: 'carried-out',
    })
    expect(stop(owner(), 'some-older-request')).toMatchObject({ kind: 'ended', state: 'unknown' })
  })

  test('H3: taking the number off, changing it or closing the account lapses it', () => {
    const asked = { member: owner(), commandId: 'c', brand, now: NOW }
    const changes = [
      removePhone({ ...asked, tail: '1001' }),
      givePhone({ ...asked, phone: { id: 'ph:shanze:new', tail: '2002' } }),
      closeMember(asked),
    ]
    expect(changes.map(change => state(change.kind === 'booked' ? change.next : undefined))).toEqual([
      'lapsed',
      'lapsed',
      'lapsed',
    ])
  })

  test('H3: spending stored value stops it in the same write', () => {
    const spent = spendAtCounter({
      customerId: LIN,
      member: owner({ stored: { principalFen: 5000, bonusFen: 0 } }),
      brand,
      commandId: 'c',
      inputHash: '',
      counter: { storeId: 'shanze:yunqi', staffId: 'shanze:o-clerk' },
      booked: null,
      amountFen: 1000,
      campaigns: [],
      now: NOW,
    })
    expect(spent.kind === 'booked' && state(spent.next)).toBe('stopped')
  })

  test.each([
    ['due', DUE, 'carried-out'],
    ['before, because WeChat vouches for the person', NOW, 'carried-out'],
  ])('H3: a merge of the claimant’s card ends it: %s', (_case, now, ended) => {
    const merged = mergeMembers({ from: claimant, into: owner(), brand, now })
    expect(merged.kind === 'merged' && state(merged.into)).toBe(ended)
  })

  test('H3: merging the card away lapses what waited for it', () => {
    const merged = mergeMembers({ from: owner(), into: member({ _id: 'shanze:o-x' }), brand, now: NOW })
    expect(merged.kind === 'merged' && [state(merged.from), merged.from.movingIdentities]).toEqual([
      'lapsed',
      true,
    ])
  })
})

describe('the number of a card', () => {
  const given = { commandId: 'command-1', brand, now: NOW }
  const card = owner({ mergeRequest: request({ state: 'stopped' }) })

  test('H3: a new one replaces the old one, which is released', () => {
    const change = givePhone({ ...given, member: card, phone: { id: 'ph:new', tail: '2002' } })
    expect(change).toMatchObject({
      released: PHONE,
      next: { phoneId: 'ph:new', phoneTail: '2002', phoneCommands: ['command-1'], seq: card.seq + 1 },
    })
  })

  test('H3: the same one, a repeat, or another tail than the one shown changes nothing', () => {
    const repeated = { ...card, phoneCommands: ['command-1'] }
    expect(givePhone({ ...given, member: card, phone: { id: PHONE, tail: '1001' } })).toEqual({
      kind: 'already',
    })
    expect(removePhone({ ...given, member: repeated, tail: '1001' })).toEqual({ kind: 'already' })
    expect(removePhone({ ...given, member: card, tail: '2002' })).toEqual({ kind: 'already' })
    expect(card._id).toBe(LIN)
  })
})
