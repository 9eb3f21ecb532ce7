/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The element of the page with this id; the page and its script are written together, so it is there. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element as E
}

type Child = Node | string

/** A new element: class names, then children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

/** A drawing of the page's own set, by name. */
export function icon(name: string, className = ''): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', `icon ${className}`.trim())
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#i-${name}`)
  svg.append(use)
  return svg
}

/** Marks the chosen one among buttons that carry `data-<name>`, and says which one was pressed. */
export function choices(name: string, pressed: (value: string) => void): (chosen: string) => void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`[data-${name}]`)]
  const choiceOf = (button: HTMLButtonElement) => button.getAttribute(`data-${name}`) ?? ''
  for (const button of buttons) button.addEventListener('click', () => pressed(choiceOf(button)))
  return chosen => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(choiceOf(button) === chosen))
  }
}
