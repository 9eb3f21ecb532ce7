import type { StageView } from '../view'
import { byId } from './dom'

/** Width of the page inside the drawn phone, CSS px: what the scale is computed from. */
const PAGE_WIDTH = 375

const customer = byId<HTMLIFrameElement>('customer')
const clerk = byId<HTMLIFrameElement>('clerk')
const frames = [customer, clerk]

let shown = { customer: '', clerk: '', theme: '' }
/** The code on the customer's screen, as the page itself said. */
let codeOnScreen = ''

const address = (person: string, theme: string, path: string) =>
  `/app/?as=${person}&theme=${theme}&frame=phone#${path}`
const placeOf = (frame: HTMLIFrameElement, home: string) => {
  const hash = frame.contentWindow?.location.hash ?? ''
  return hash.length > 1 ? hash.slice(1) : home
}

/** Loads a page into a phone even when only the part behind `#` differs from what it shows. */
function load(frame: HTMLIFrameElement, person: string, path: string) {
  const url = new URL(address(person, shown.theme, path), location.href)
  // A changing query makes it a new page: a hash alone would leave the old one alive.
  url.searchParams.set('at', String(Date.now()))
  frame.src = url.href
}

/** The first pages of both phones, when a person or the theme changes; otherwise they are left alone. */
export function showPhones(view: StageView, theme: string): void {
  const before = shown
  shown = { customer: view.customer, clerk: view.clerk, theme }
  const themeChanged = before.theme !== theme
  if (before.customer !== view.customer) load(customer, view.customer, '/pages/card/index')
  else if (themeChanged) load(customer, view.customer, placeOf(customer, '/pages/card/index'))
  if (before.clerk !== view.clerk) load(clerk, view.clerk, '/clerk/scan/index')
  else if (themeChanged) load(clerk, view.clerk, placeOf(clerk, '/clerk/scan/index'))
  const nameOf = (id: string) => view.people.find(person => person.id === id)
  byId('customer-name').textContent = nameOf(view.customer)?.name ?? ''
  byId('clerk-name').textContent = [nameOf(view.clerk)?.name, nameOf(view.clerk)?.note].join(' · ')
}

/** WeChat shows its own 支付成功 for a moment before it opens our page with the order in its path, ms. */
const WECHAT_PAGE_MS = 700
let opening: ReturnType<typeof setTimeout> | undefined

export function openOnCustomerPhone(path: string): void {
  opening = setTimeout(() => load(customer, shown.customer, path), WECHAT_PAGE_MS)
}

/** Both phones as if new: what their pages kept on this machine is gone too. */
export function restartPhones(): void {
  clearTimeout(opening)
  codeOnScreen = ''
  for (const key of Object.keys(localStorage)) if (key !== 'theme') localStorage.removeItem(key)
  load(customer, shown.customer, '/pages/card/index')
  load(clerk, shown.clerk, '/clerk/scan/index')
}

/**
 * The stage is the light between two phones and a till: the clerk's camera sees what the customer's screen
 * shows, or a coupon's number on paper; the customer's sees the slip the till printed.
 */
export function carryCodes(
  onPaper: (phone: 'customer' | 'clerk') => string,
  nothingToSee: (phone: 'customer' | 'clerk') => void,
): void {
  window.addEventListener('message', event => {
    if (event.origin !== location.origin) return
    const message = event.data as { type?: string; text?: string }
    if (message.type === 'huiyuan-code-shown') codeOnScreen = String(message.text ?? '')
    if (message.type === 'huiyuan-code-hidden') codeOnScreen = ''
    if (message.type !== 'huiyuan-scan-request') return
    const asker = frames.find(frame => frame.contentWindow === event.source)
    const phone = asker === customer ? 'customer' : 'clerk'
    const text = (phone === 'clerk' && codeOnScreen) || onPaper(phone)
    if (text === '') nothingToSee(phone)
    const answer = { type: 'huiyuan-scan', text }
    asker?.contentWindow?.postMessage(answer, location.origin)
  })
}

/** Keeps the pages as large as the drawn phones allow. */
export function fitScreens(): void {
  const resize = () => {
    for (const frame of frames) {
      const width = frame.parentElement?.clientWidth ?? PAGE_WIDTH
      frame.style.setProperty('--screen-scale', String(width / PAGE_WIDTH))
    }
  }
  new ResizeObserver(resize).observe(document.body)
  resize()
}
