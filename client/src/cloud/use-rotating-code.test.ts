import { codeAt } from './use-rotating-code'

const sheet = {
  stepMs: 30_000,
  madeAt: 1_000_000,
  steps: [
    { fromAt: 990_000, code: 'A' },
    { fromAt: 1_020_000, code: 'B' },
  ],
}

test.each([
  [1_000_000, 'A', 20],
  [1_019_999, 'A', 1],
  [1_020_000, 'B', 30],
  [1_049_999, 'B', 1],
  [1_050_000, null, null],
  [989_999, null, null],
])('at %i the code is %s for %s more seconds', (now, code, secondsLeft) =>
  expect([codeAt(sheet, now).step?.code ?? null, codeAt(sheet, now).secondsLeft]).toEqual([
    code,
    secondsLeft,
  ]),
)

test('without a sheet there is no code', () =>
  expect(codeAt(null, 0)).toEqual({ step: null, secondsLeft: null }))
