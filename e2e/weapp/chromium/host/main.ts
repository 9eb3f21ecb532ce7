/// <reference lib="dom" />
import { CurrentWindowBackendContext, Event as FrameworkEvent, globalOptions } from 'glass-easel'
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { CompiledPackage } from './compiled-package'
import { defineComponents } from './components'
import { type Modules, modulesOf } from './modules'
import { openPageStack, type PageStack, partsOf } from './pages'
import { wechatEvent } from './wechat-event'
import { wxOf } from './wx'

type Definition = Record<string, unknown>
type Register = (definition: Definition) => void
type Hooks = Record<string, ((options: object) => void) | undefined>

/** What the tests read from outside. */
interface Seen {
  deeds: { name: string; what: unknown }[]
  /** Bytes of each `setData`, in order. */
  dataSets: { route: string; bytes: number }[]
}

const search = new URLSearchParams(location.search)
const url = search.get('path') ?? '/pages/card/index'
const persona = search.get('as') ?? 'zhouzhou'
const { path, query } = partsOf(url)
const seen: Seen = { deeds: [], dataSets: [] }
Object.assign(window, { seen })
/** Without the callbacks beside it. */
const noteDeed = (name: string, what?: unknown) =>
  seen.deeds.push({ name, what: JSON.parse(JSON.stringify(what ?? null)) as unknown })

start((await (await fetch('package.json')).json()) as CompiledPackage)

function start(files: CompiledPackage): void {
  globalOptions.throwGlobalError = true
  defineComponents(`dev-phone-${persona}`)
  const { codeSpace, backend } = openFramework(files)
  let app: Hooks = {}
  let register: { Page: Register; Component: Register } | undefined
  const wx = wxOf({ path, query, persona }, () => pages, noteDeed)
  const modules: Modules = modulesOf(files.scripts, {
    wx,
    App: (definition: Hooks) => {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: () => pages.instances(),
    Page: (definition: Definition) => register?.Page(withWechatEvents(definition)),
    Component: (definition: Definition) => register?.Component(withWechatEvents(definition)),
  })
  const defined = new Set<string>()
  const define = (file: string) => {
    if (defined.has(file)) return
    defined.add(file)
    codeSpace.componentEnv(file, env => {
      register = env as unknown as typeof register
      modules.run(file)
      register = undefined
    })
  }
  const pages: PageStack = openPageStack({
    codeSpace,
    backend,
    styles: files.styles,
    define,
    dataSet: (route, bytes) => seen.dataSets.push({ route, bytes }),
  })
  paintWindow(files)
  modules.run('app')
  define('comp')
  app.onLaunch?.({ path, query, scene: 1001 })
  app.onShow?.({ path, query, scene: 1001 })
  pages.navigateTo(url)
}

function openFramework({ templates, configs }: CompiledPackage) {
  const env = new MiniProgramEnv()
  const context = new CurrentWindowBackendContext()
  // As in WeChat, a <view> is an element of its own name, never one of the browser's.
  context.document = {
    createElement: elementOf,
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as typeof context.document
  context.onEvent((target, type, detail, options) => {
    const event = new FrameworkEvent(type, detail, options)
    FrameworkEvent.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  const codeSpace: CodeSpace = env.createCodeSpace('package', true)
  codeSpace.getComponentSpace().updateComponentOptions({ writeIdToDOM: true })
  const groupList = new Function(`return ${templates}`)() as Record<string, never>
  // Templates of the package write `bindtap`, without a colon: the fallback binds such handlers.
  for (const [file, content] of Object.entries(groupList))
    codeSpace.addCompiledTemplate(file, { groupList, content, fallbackListenerOnNativeNode: true } as never)
  for (const [file, config] of Object.entries(configs))
    codeSpace.addComponentStaticConfig(file, config as never)
  return { codeSpace, backend: env.associateBackend(context) }
}

/** An element whose id is the one written in TSX: the framework puts a prefix before it. */
function elementOf(tag: string): HTMLElement {
  const element = document.createElement(`wx-${tag}`)
  Object.defineProperty(element, 'id', {
    get: () => element.getAttribute('id') ?? '',
    set: (id: string) => element.setAttribute('id', id.replace(/^[^-]*--/, '')),
  })
  return element
}

/** Handlers get events in WeChat's shape. */
function withWechatEvents(definition: Definition): Definition {
  const methods = (definition.methods ?? definition) as Definition
  const { eh } = methods
  if (typeof eh !== 'function') return definition
  const handler = function (this: unknown, event: unknown) {
    return eh.call(this, wechatEvent(event))
  }
  if (methods === definition) return { ...definition, eh: handler }
  return { ...definition, methods: { ...methods, eh: handler } }
}

/** The window behind the pages, and the style sheet of the app, which every page has. */
function paintWindow({ styles, configs }: CompiledPackage): void {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const { light, dark: night } = configs.theme as { light: { bg: string }; dark: { bg: string } }
  document.documentElement.style.setProperty('--window', dark ? night.bg : light.bg)
  const style = document.head.appendChild(document.createElement('style'))
  style.textContent = styles.app ?? ''
}
