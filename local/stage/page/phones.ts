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
}

/** How long a remark about a phone stays beside it, ms. */
const REMARK_MS = 6_000
const remarks = { customer: 0, clerk: 0 }

/** What came of a try on this phone, beside the phone. */
export function remarkOn(phone: 'customer' | 'clerk', words: string): void {
  const place = byId(`${phone}-remark`)
  place.textContent = words
  clearTimeout(remarks[phone])
  remarks[phone] = window.setTimeout(() => {
    place.textContent = ''
  }, REMARK_MS)
}

/** WeChat's own page after a payment; it gives way to ours. */
export function showPaid(fen: number): void {
  byId('paid-amount').textContent = `¥${(fen / 100).toFixed(2)}`
  byId('paid').hidden = false
}
customer.addEventListener('load', () => {
  byId('paid').hidden = true
})

/** WeChat shows its own 支付成功 for a moment before it opens our page with the order in its path, ms. */
const WECHAT_PAGE_MS = 700
let opening: ReturnType<typeof setTimeout> | undefined

export function openOnCustomerPhone(path: string): void {
  opening = setTimeout(() => load(customer, shown.customer, path), WECHAT_PAGE_MS)
}

/** Both phones as if new: what their pages kept on this machine is gone too. */
export function restartPhones(): void {
  clearTimeout(opening)
  byId('paid').hidden = true
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

/** Keeps the pages as large as the drawn phones allow, and as long as these are high. */
export function fitScreens(): void {
  const resize = () => {
    for (const frame of frames) {
      const { clientWidth: width = PAGE_WIDTH, clientHeight: height = 0 } = frame.parentElement ?? {}
      const scale = width / PAGE_WIDTH
      frame.style.setProperty('--screen-scale', String(scale))
      frame.style.height = `${height / scale}px`
    }
  }
  new ResizeObserver(resize).observe(document.body)
  resize()
}
