/** Runs the scripts of the package as WeChat does: each once, as a CommonJS module. */
export interface Modules {
  run(file: string): unknown
}

/**
 * What a browser has and WeChat's logic layer has not: a script that needs one of these fails here, too.
 * `Intl` is missing on Android.
 */
const ABSENT = [
  'window',
  'document',
  'self',
  'parent',
  'top',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Image',
  'Worker',
  'MutationObserver',
  'ResizeObserver',
  'IntersectionObserver',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'alert',
  'Intl',
]

/** `inScope` are the names every script may use beside those of the language. */
export function modulesOf(scripts: Record<string, string>, inScope: Record<string, unknown>): Modules {
  const loaded = new Map<string, { exports: unknown }>()
  const scope = { ...Object.fromEntries(ABSENT.map(name => [name, undefined])), ...inScope }
  const run = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    const source = scripts[file]
    if (source === undefined) throw new Error(`${file}.js is required, and it is not in the package`)
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const requireFrom = (wanted: string) => run(resolved(file, wanted))
    const body = `${source}\n//# sourceURL=weapp/${file}.js`
    const script = new Function('require', 'module', 'exports', ...Object.keys(scope), body)
    script(requireFrom, module, module.exports, ...Object.values(scope))
    return module.exports
  }
  return { run }
}

/** `../sub-vendors.js` as seen from `clerk/scan/index`. */
function resolved(from: string, wanted: string): string {
  const place = new URL(wanted, `http://package/${from}`).pathname.slice(1)
  return place.replace(/\.js$/, '')
}
