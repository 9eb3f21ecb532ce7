import type { Locator } from 'playwright-core'

/** What a person reads on a page, and where the controls lie. */
export interface Likeness {
  /** All text, without any space. */
  words: string
  /** Controls with an id of their own: left, top, width, height; CSS px. */
  boxes: Record<string, [number, number, number, number]>
}

/** Ids the framework gives by itself: `_AX`. */
const OWN_ID = /^[a-z][\w:-]*$/
const LOOK_MS = 150
const MOST_LOOKS = 80
/** The frame drawn around the page in the browser preview is no part of it. */
const FRAME = '.chrome'

/** The likeness of a page once it has stopped changing. */
export async function likenessOf(page: Locator): Promise<Likeness> {
  let before = ''
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const seen = await page.evaluate(look, FRAME)
    const now = JSON.stringify(seen)
    if (now === before && seen.words !== '') {
      const boxes = Object.fromEntries(Object.entries(seen.boxes).filter(([id]) => OWN_ID.test(id)))
      return { words: seen.words, boxes }
    }
    before = now
    await page.page().waitForTimeout(LOOK_MS)
  }
  throw new Error(`the page did not come to rest: ${before.slice(0, 400)}`)
}

function look(root: Element, frame: string): Likeness {
  const boxes: Likeness['boxes'] = {}
  for (const element of root.querySelectorAll('[id]')) {
    const { left, top, width, height } = element.getBoundingClientRect()
    if (width > 0 && !element.closest(frame)) boxes[element.id] = [left, top, width, height]
  }
  const hidden = [...root.querySelectorAll<HTMLElement>(frame)]
  for (const element of hidden) element.style.display = 'none'
  const text = (root as HTMLElement).innerText
  for (const element of hidden) element.style.display = ''
  // Seconds run on while one looks, receipts from one look to the next.
  const words = text
    .replace(/\s+/g, '')
    .replace(/\d+秒/g, 'n秒')
    .replace(/今天\d+张·流水号[\w-]+/, '今天n张·流水号…')
  return { words: root.querySelector('.skeleton-block') ? '' : words, boxes }
}

/** What differs, in words for people; empty when a person could not tell one from the other. */
export function differences(wechat: Likeness, browser: Likeness, tolerancePx: number): string[] {
  const words =
    wechat.words === browser.words ? [] : [`text: ${firstDifference(wechat.words, browser.words)}`]
  const ids = new Set([...Object.keys(wechat.boxes), ...Object.keys(browser.boxes)])
  const places = [...ids].flatMap(id => {
    const [one, other] = [wechat.boxes[id], browser.boxes[id]]
    if (!one || !other) return [`#${id}: only in ${one ? 'WeChat' : 'the browser'}`]
    const apart = one.map((edge, i) => Math.abs(edge - (other[i] ?? 0)))
    if (Math.max(...apart) <= tolerancePx) return []
    const shown = (box: readonly number[]) => box.map(edge => Math.round(edge)).join(' ')
    return [`#${id}: ${shown(one)} in WeChat, ${shown(other)} in the browser`]
  })
  return [...words, ...places]
}

function firstDifference(one: string, other: string): string {
  let at = 0
  while (one[at] !== undefined && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 10)
  return `…${one.slice(from, at + 20)} in WeChat, …${other.slice(from, at + 20)} in the browser`
}
