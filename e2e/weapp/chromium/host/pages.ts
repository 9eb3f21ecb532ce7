/// <reference lib="dom" />
import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'

/** The instance a page's own code knows as `this`. */
interface PageInstance {
  route: string
  options: Record<string, string>
  setData(data: object, done?: () => void): void
  createSelectorQuery(): unknown
  [hook: string]: unknown
}

interface OpenPage {
  instance: PageInstance
  place: HTMLElement
  style: HTMLStyleElement
  scrollTop: number
  leave(): void
}

/** Pages as WeChat stacks them; only the topmost is seen, and only its style sheet applies. */
export interface PageStack {
  navigateTo(url: string): void
  redirectTo(url: string): void
  switchTab(url: string): void
  reLaunch(url: string): void
  navigateBack(): void
  topInstance(): PageInstance
  instances(): PageInstance[]
}

interface Makings {
  backend: AssociatedBackend
  codeSpace: CodeSpace
  styles: Record<string, string>
  /** Runs the script of a page once, so that the framework knows it. */
  define(path: string): void
  /** Called with the size of everything a page hands to its template. */
  dataSet(route: string, bytes: number): void
}

export function openPageStack(makings: Makings): PageStack {
  const stack: OpenPage[] = []
  const hook = (page: OpenPage | undefined, name: string, ...args: unknown[]) => {
    const known = page?.instance[name]
    if (typeof known === 'function') known.apply(page?.instance, args)
  }
  const hide = () => {
    const top = stack.at(-1)
    if (!top) return
    top.scrollTop = scrollY
    show(top, false)
    hook(top, 'onHide')
  }
  const leave = () => {
    const page = stack.pop()
    hook(page, 'onUnload')
    page?.leave()
  }
  const enter = (url: string) => {
    const page = openPage(makings, url)
    stack.push(page)
    scrollTo(0, 0)
    hook(page, 'onLoad', page.instance.options)
    hook(page, 'onShow')
    requestAnimationFrame(() => hook(page, 'onReady'))
  }
  const leaveAll = () => {
    while (stack.length > 0) leave()
  }
  addEventListener('scroll', () => hook(stack.at(-1), 'onPageScroll', { scrollTop: scrollY }))
  return {
    navigateTo: url => {
      hide()
      enter(url)
    },
    redirectTo: url => {
      leave()
      enter(url)
    },
    // WeChat keeps the tabs it has opened; a fresh one shows the same after its first answer.
    switchTab: url => {
      leaveAll()
      enter(url)
    },
    reLaunch: url => {
      leaveAll()
      enter(url)
    },
    navigateBack: () => {
      leave()
      const top = stack.at(-1)
      if (!top) return
      show(top, true)
      scrollTo(0, top.scrollTop)
      hook(top, 'onShow')
    },
    topInstance: () => {
      const top = stack.at(-1)
      if (!top) throw new Error('no page is open')
      return top.instance
    },
    instances: () => stack.map(({ instance }) => instance),
  }
}

function openPage({ backend, codeSpace, styles, define, dataSet }: Makings, url: string): OpenPage {
  const { path, query } = partsOf(url)
  define(path)
  const style = document.head.appendChild(document.createElement('style'))
  style.textContent = styles[path] ?? ''
  const place = document.body.appendChild(document.createElement('div'))
  const root = backend.createRoot('page', codeSpace, path)
  const instance = root.get() as unknown as PageInstance
  instance.route = path
  instance.options = query
  const setData = instance.setData.bind(instance)
  instance.setData = (data, done) => {
    dataSet(path, new TextEncoder().encode(JSON.stringify(data)).length)
    setData(data, done)
  }
  const placeholder = place.appendChild(document.createElement('div'))
  root.attach(place as never, placeholder as never)
  const leave = () => {
    root.release()
    style.remove()
    place.remove()
  }
  return { instance, place, style, scrollTop: 0, leave }
}

function show({ place, style }: OpenPage, shown: boolean): void {
  place.hidden = !shown
  style.disabled = !shown
}

/** WeChat hands the values of an address on as they are written. */
export function partsOf(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = Object.fromEntries(
    pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
  return { path: path.replace(/^\//, ''), query }
}
