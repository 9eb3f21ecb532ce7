import { FAR_DAY, startOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { DAY_MS, LIN, NOW } from '../test-brand'
import { afterSending, endingNotice, maySuggest } from './points-ending'
import { recordConsent } from './record-consent'
import type { ConsentDoc } from './types'

const here = { now: NOW, timeZone: 'Asia/Shanghai' }
const week = { daysBefore: 7 }
const consent = (over: Partial<ConsentDoc> = {}): ConsentDoc => ({
  _id: `${LIN}:points-ending`,
  brandId: 'shanze',
  memberId: LIN,
  kind: 'points-ending',
  version: 1,
  left: 1,
  commands: ['c1'],
  answer: 'accept',
  answeredAt: NOW,
  sentFor: [],
  dueAt: NOW,
  ...over,
})
const soon = { day: '2026-11-28', points: 120 }
const later = { day: '2026-12-31', points: 40 }

describe('telling that points end', () => {
  test('a lot that ends within the days before is due, the next one has its moment', () => {
    expect(endingNotice([soon, later], consent({ left: 2 }), week, here)).toEqual({
      due: soon,
      nextAt: NOW + 14 * DAY_MS,
    })
    const tenOClock = startOfDay('2026-12-24', here.timeZone) + 36_000_000
    const december = { ...here, now: NOW + 20 * DAY_MS }
    expect(endingNotice([later], consent(), week, december)).toEqual({ due: null, nextAt: tenOClock })
  })

  test.each([
    ['was sent for before', [soon], consent({ left: 2, sentFor: [soon.day] })],
    ['has ended', [{ day: '2026-11-21', points: 9 }], consent({ left: 2 })],
    ['never ends', [{ day: FAR_DAY, points: 9 }], consent({ left: 2 })],
    ['has no consent left', [soon], consent({ left: 0 })],
  ])('not of a lot that %s', (_case, lots, existing) =>
    expect(endingNotice(lots, existing, week, here).due).toBeNull(),
  )

  test('the last consent used up, the duty ends', () => {
    expect(endingNotice([soon, later], consent(), week, here)).toEqual({ due: soon, nextAt: NEVER })
    expect(afterSending(consent(), soon.day, NEVER)).toMatchObject({
      version: 2,
      left: 0,
      sentFor: [soon.day],
      dueAt: NEVER,
    })
  })
})

describe('an ending that was told', () => {
  test('is remembered with the eleven before it, so that no message repeats', () => {
    const days = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}-28`)
    const sent = afterSending(consent({ left: 3, sentFor: days }), '2027-01-31', NOW + 1)
    expect(sent).toEqual(
      consent({ version: 2, left: 2, sentFor: [...days.slice(1), '2027-01-31'], dueAt: NOW + 1 }),
    )
  })

  test('leaves the next lot for its own day', () => {
    const first = afterSending(consent({ left: 2 }), soon.day, NOW)
    expect(endingNotice([soon, later], first, week, { ...here, now: NOW + 32 * DAY_MS }).due).toEqual(later)
  })
})

describe('consent', () => {
  const say = (known: ConsentDoc | null, commandId: string, answer: 'accept' | 'reject' = 'accept') =>
    recordConsent(
      known,
      {
        id: `${LIN}:points-ending`,
        commandId,
        brandId: 'shanze',
        memberId: LIN,
        kind: 'points-ending',
        answer,
      },
      NOW,
    )

  test('each yes allows one message, a repeat of the command none', () => {
    const first = say(null, 'c1')
    expect(first).toMatchObject({ kind: 'insert', consent: { left: 1, dueAt: NOW } })
    expect(say(first.consent, 'c1')).toMatchObject({ kind: 'already' })
    expect(say(first.consent, 'c2')).toMatchObject({ kind: 'update', before: 1, consent: { left: 2 } })
  })

  test('a no takes nothing back', () => {
    expect(say(consent(), 'c2', 'reject').consent).toMatchObject({ left: 1, answer: 'reject' })
  })

  test('is asked for when something ends soon, not while it stands, not right after a no', () => {
    expect(maySuggest([soon], null, here)).toBe(true)
    expect(maySuggest([{ day: '2027-11-30', points: 5 }], null, here)).toBe(false)
    expect(maySuggest([soon], consent(), here)).toBe(false)
    expect(maySuggest([soon], consent({ left: 0, answer: 'reject' }), here)).toBe(false)
    expect(
      maySuggest([soon], consent({ left: 0, answer: 'reject', answeredAt: NOW - 31 * DAY_MS }), here),
    ).toBe(true)
  })
})
