import { COUPON_EVENTS, COUPON_TRANSITIONS, move, nextState } from './transitions'
import { COUPON_STATES, type CouponState } from './types'

/** Every state × every event; `–` is refused. Columns in the order of COUPON_EVENTS. */
const TABLE: Record<CouponState, string> = {
  //            confirm unpack  open  lock  unlock use  useLast undo expire revoke release forfeit remove
  CONFIRMING: ' PENDING DELETED –     –     –      –    –       –    –       DEACTIVATED –  DEACTIVATED – ',
  PENDING: '    –       –       EFFECTIVE – –      –    –       –    EXPIRED DEACTIVATED –  DEACTIVATED – ',
  EFFECTIVE: '  –       –       –   LOCKED  –  EFFECTIVE USED EFFECTIVE EXPIRED DEACTIVATED – DEACTIVATED –',
  LOCKED: '     –       –       –   –  EFFECTIVE EFFECTIVE USED –    EXPIRED LOCKED DEACTIVATED –     –  ',
  USED: '       –       –       –   –       –      –    –  EFFECTIVE EXPIRED USED DEACTIVATED –   DELETED',
  EXPIRED: '    –       –       –   –       –      –    –  EFFECTIVE EXPIRED EXPIRED DEACTIVATED – DELETED',
  DEACTIVATED: '–       –       –   –       –      –    –       –   – DEACTIVATED DEACTIVATED –   DELETED',
  DELETED: '    –       –       –   –       –      –    –       –    –       DELETED –        –       –    ',
}

describe('the life of a coupon', () => {
  const cases = COUPON_STATES.flatMap(state => {
    const row = TABLE[state].trim().split(/\s+/)
    return COUPON_EVENTS.map((event, i) => [state, event, row[i] === '–' ? null : row[i]] as const)
  })

  test('the table of this test is complete', () => {
    for (const state of COUPON_STATES)
      expect(TABLE[state].trim().split(/\s+/)).toHaveLength(COUPON_EVENTS.length)
  })

  test.each(cases)('%s by %s → %s', (state, event, next) => {
    expect(nextState(state, event)).toBe(next)
    if (next) expect(move(state, event)).toBe(next)
    else expect(() => move(state, event)).toThrow(`no coupon goes from ${state} by ${event}`)
  })

  test('every state can be reached from a fresh coupon', () => {
    const reached = new Set<CouponState>(['CONFIRMING'])
    for (let grown = 0; grown !== reached.size; ) {
      grown = reached.size
      for (const state of [...reached])
        for (const next of Object.values(COUPON_TRANSITIONS[state])) reached.add(next)
    }
    expect([...reached].sort()).toEqual([...COUPON_STATES].sort())
  })

  test('what was taken back never becomes usable again', () => {
    const reach = (from: CouponState): CouponState[] => Object.values(COUPON_TRANSITIONS[from])
    expect(new Set([...reach('DEACTIVATED'), ...reach('DELETED')])).toEqual(
      new Set(['DEACTIVATED', 'DELETED']),
    )
  })
})
