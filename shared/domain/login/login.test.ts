import type { StaffDoc } from '../staff/types'
import { browserOf } from './browser'
import { readTicket } from './read-ticket'
import { areBooksOpen, isSameStanding, newSession, seenAt } from './session'
import { confirmLogin, newLogin, openLogin, refuseLogin, stateAt } from './ticket'
import { LOGIN_EVENTS, LOGIN_TRANSITIONS, nextState, statesOpenTo } from './transitions'
import { LOGIN_STATES, type LoginDoc, type LoginState } from './types'

const NOW = Date.parse('2026-11-22T02:24:00Z')
const MINUTE = 60_000
const STAFF = 'shanze:openid-shen'
const from = { address: '203.0.113.7', userAgent: '' }

/** Draws that repeat a row of numbers. */
const drawing = (...row: number[]) => {
  let i = 0
  return () => row[i++ % row.length] ?? 0
}
const made = (draw = drawing(0.5)) =>
  newLogin({ ticket: 't'.repeat(22), brandId: '', secretHash: 'h', from, now: NOW }, draw)
const inState = (state: LoginState): LoginDoc => ({ ...made(), state, staffId: STAFF })

describe('the states of a ticket', () => {
  test('are all reached from waiting', () => {
    const reached = new Set<LoginState>(['waiting'])
    for (const state of reached)
      for (const event of LOGIN_EVENTS) {
        const next = nextState(state, event)
        if (next) reached.add(next)
      }
    expect([...reached].sort()).toEqual([...LOGIN_STATES].sort())
  })

  test('end in used, refused, not-staff or expired', () => {
    const final = LOGIN_STATES.filter(state => Object.keys(LOGIN_TRANSITIONS[state]).length === 0)
    expect(final).toEqual(['used', 'refused', 'not-staff', 'expired'])
  })

  test('allow a session from confirmed alone', () => {
    expect(statesOpenTo('use')).toEqual(['confirmed'])
  })
})

describe('the numbers of a ticket', () => {
  test.each([
    [0, 0, 0, 0],
    [0.999, 0.999, 0.999, 0.999],
    [0.2, 0.7, 0.1, 0.4],
  ])('drawn by %d %d %d %d are three different ones of two digits, one of them the match', (...row) => {
    const { choices, match } = made(drawing(...row))
    expect(new Set(choices).size).toBe(3)
    for (const number of choices) expect(number).toMatch(/^[1-9]\d$/)
    expect(choices).toContain(match)
  })

  test('match each of the three places', () => {
    const places = [0, 0.4, 0.9].map(last => {
      const { choices, match } = made(drawing(0.1, 0.5, 0.9, last))
      return choices.indexOf(match)
    })
    expect(places).toEqual([0, 1, 2])
  })
})

describe('a person’s decision about a ticket', () => {
  const wrong = (login: LoginDoc) => login.choices.find(each => each !== login.match) ?? ''

  test.each([
    ['waiting', 'write', 'over', 'over'],
    ['opened', 'already', 'write', 'write'],
    ['confirmed', 'over', 'already', 'write'],
    ['used', 'over', 'already', 'over'],
    ['refused', 'over', 'over', 'already'],
    ['not-staff', 'over', 'over', 'over'],
    ['expired', 'over', 'over', 'over'],
  ] as const)('that is %s: opening is %s, the right number %s, 不是我 %s', (state, ...kinds) => {
    const login = inState(state)
    expect([
      openLogin(login, STAFF, NOW).kind,
      confirmLogin(login, STAFF, login.match, NOW).kind,
      refuseLogin(login, STAFF, NOW).kind,
    ]).toEqual(kinds)
  })

  test('ends it with a wrong number', () => {
    const login = inState('opened')
    expect(confirmLogin(login, STAFF, wrong(login), NOW)).toEqual({ kind: 'wrong-number', to: 'refused' })
    const confirmed = inState('confirmed')
    expect(confirmLogin(confirmed, STAFF, wrong(confirmed), NOW)).toMatchObject({ kind: 'wrong-number' })
    const used = inState('used')
    expect(confirmLogin(used, STAFF, wrong(used), NOW)).toEqual({ kind: 'over' })
  })

  test('is nobody else’s', () => {
    const login = inState('opened')
    expect(openLogin(login, 'shanze:other', NOW).kind).toBe('taken')
    expect(confirmLogin(login, 'shanze:other', login.match, NOW).kind).toBe('over')
    expect(refuseLogin(login, 'shanze:other', NOW).kind).toBe('over')
  })

  test('comes too late after two minutes', () => {
    const login = inState('opened')
    expect(stateAt(login, login.until - 1)).toBe('opened')
    expect(stateAt(login, login.until)).toBe('expired')
    expect(stateAt(inState('used'), login.until)).toBe('used')
    expect(confirmLogin(login, STAFF, login.match, login.until).kind).toBe('over')
  })
})

describe('a session', () => {
  const staff = {
    _id: STAFF,
    brandId: 'shanze',
    role: 'manager',
    stores: ['a', 'b'],
    active: true,
  } as StaffDoc
  const session = newSession('hash', inState('confirmed'), staff, NOW)

  test.each([
    ['the same', {}, true],
    ['stores in another order', { stores: ['b', 'a'] }, true],
    ['another role', { role: 'owner' }, false],
    ['a store more', { stores: ['a', 'b', 'c'] }, false],
    ['a store less', { stores: ['a'] }, false],
    ['another store', { stores: ['a', 'c'] }, false],
    ['nobody any more', { active: false }, false],
  ] as const)('of a person who is %s is still theirs: %s', (_what, fields, expected) => {
    expect(isSameStanding(session, { ...staff, ...fields } as StaffDoc)).toBe(expected)
  })

  test('of a person who is gone is nobody’s', () => {
    expect(isSameStanding(session, null)).toBe(false)
  })

  test('moves on at most once a minute, and never opens closed books', () => {
    expect(seenAt(session, NOW + MINUTE - 1)).toBeNull()
    expect(seenAt(session, NOW + 29 * MINUTE)).toEqual({
      lastAt: NOW + 29 * MINUTE,
      booksUntil: NOW + 59 * MINUTE,
    })
    expect(areBooksOpen(session, NOW + 30 * MINUTE)).toBe(false)
    expect(seenAt(session, NOW + 30 * MINUTE)?.booksUntil).toBe(session.booksUntil)
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/128.0 Safari/537.36', 'Windows', 'Chrome'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/128.0 Safari/537.36 Edg/128.0', 'Windows', 'Edge'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) Version/17.1 Safari/605.1', 'macOS', 'Safari'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'iOS', 'Safari'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Linux', 'Firefox'],
  ['curl/8.0', '', ''],
])('the browser %s is %s %s', (userAgent, system, browser) => {
  expect(browserOf(userAgent)).toEqual({ system, browser })
})

test.each([
  [`${'aB3'.repeat(7)}x`, `${'aB3'.repeat(7)}x`],
  [`clerk/login/index?scene=${'k'.repeat(22)}`, 'k'.repeat(22)],
  [`/clerk/login/index.html?brand=shanze&scene=${'k'.repeat(22)}`, 'k'.repeat(22)],
  ['482109375', null],
  ['HR.1.abcdefghijklmnop.12', null],
  [`pages/link/index?scene=${encodeURIComponent('l=Ab3kP9x&brand=shanze')}`, null],
  ['k'.repeat(23), null],
])('the code %s has the ticket %s', (text, ticket) => {
  expect(readTicket(text)).toBe(ticket)
})
