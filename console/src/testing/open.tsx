import { act, render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { App } from '@/app'

/** Opens the console at an address, and waits until what it asks for has been answered. */
export async function openConsole(address: string): Promise<void> {
  window.history.replaceState(null, '', `/console${address}`)
  await act(async () => void render(<App />))
  await settled()
}

/** Lazy pages and answers arrive in turns. */
export async function settled(turns = 8): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1)
    await act(async () => new Promise(resolve => setTimeout(resolve, 0)))
}

export async function press(name: string | RegExp): Promise<void> {
  const button = screen.getByRole('button', { name })
  await act(async () => button.click())
  await settled()
}

/** Rules that are broken, by their ids; contrast is measured from the tokens, since jsdom has no styles. */
export async function accessibilityFaults(): Promise<string[]> {
  // axe waits for timers of its own.
  jest.useRealTimers()
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
