import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { NOW } from '../test-brand'
import type { Mac } from './mac'
import { pickUpCode, pickUpId } from './pick-up-code'
import { codeHolds, readCode, STEP_MS, stepOf } from './rotating'

const mac: Mac = message => createHmac('sha256', 'key').update(message).digest()
const id = pickUpId(0.61803)

test('C9: a pick-up code is G, an opaque id and a proof, and is read back whatever the id and the step', () => {
  expect(pickUpCode(id, stepOf(NOW), mac)).toMatch(new RegExp(`^G${id}[0-9A-HJKMNP-TV-Z]{8}$`))
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.nat({ max: 1e9 }), (drawn, step) => {
      const code = pickUpCode(pickUpId(drawn), step, mac)
      expect(readCode(code)).toEqual({ kind: 'pick-up', pickUpId: pickUpId(drawn), proof: code.slice(-8) })
    }),
  )
})

test.each([
  [0, true],
  [STEP_MS, true],
  [2 * STEP_MS, false],
  [-2 * STEP_MS, false],
])('C9: scanned %i ms later a pick-up code holds: %s', (late, holds) => {
  const code = readCode(pickUpCode(id, stepOf(NOW), mac))
  if (code?.kind !== 'pick-up') throw new Error('it should be read')
  expect(codeHolds(code, NOW + late, mac)).toBe(holds)
  expect(codeHolds({ ...code, pickUpId: pickUpId(0.5) }, NOW, mac)).toBe(false)
})
