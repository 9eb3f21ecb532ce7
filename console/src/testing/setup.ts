import { webcrypto } from 'node:crypto'
import { act, cleanup } from '@testing-library/react'
import { NOW } from './brand'

Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true })
globalThis.structuredClone ??= <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

// jsdom has no media queries and draws nothing; Ant Design and axe ask for both.
window.matchMedia ??= query =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList
HTMLCanvasElement.prototype.getContext = () => null

// Ant Design's style sheets would be matched against every element for each role that is looked for.
const unstyled = document.createElement('div').style
window.getComputedStyle = () => unstyled

// The clock stands still; timers run, so that pages and answers arrive.
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
  localStorage.clear()
  window.history.replaceState(null, '', '/console/')
})
afterEach(async () => {
  await act(async () => cleanup())
  jest.restoreAllMocks()
})
