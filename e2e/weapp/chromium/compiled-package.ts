import { readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { packageFiles, packageRoot } from '../package'
import type { CompiledPackage } from './host/compiled-package'

/** What a phone without a home button keeps free at its lower edge, CSS px. */
const SAFE_BOTTOM_PX = 34
const SCREEN_RPX = 750
/** Of WXSS selectors, those that name a component of WeChat's; the host page prefixes their elements. */
const COMPONENTS = ['page', 'view', 'text', 'image', 'button', 'input', 'scroll-view', 'camera']

/** The whole package as a browser can run it: templates compiled by WeChat's own compiler, the rest as is. */
export function compilePackage(): CompiledPackage {
  const files = packageFiles()
  const textsOf = (ending: string) =>
    Object.fromEntries(
      files
        .filter(file => file.endsWith(ending))
        .map(file => [file.slice(0, -ending.length), readFileSync(path.join(packageRoot, file), 'utf8')]),
    )
  const sheets = textsOf('.wxss')
  return {
    templates: templatesOf(textsOf('.wxml'), textsOf('.wxs')),
    scripts: textsOf('.js'),
    styles: Object.fromEntries(Object.keys(sheets).map(sheet => [sheet, styleOf(sheet, sheets)])),
    configs: Object.fromEntries(
      Object.entries(textsOf('.json')).map(([file, text]) => [file, JSON.parse(text) as object]),
    ),
  }
}

/** Source of an expression: compiled templates by path. Throws what the compiler warns of. */
function templatesOf(templates: Record<string, string>, scripts: Record<string, string>): string {
  const group = new TmplGroup()
  for (const [file, text] of Object.entries(scripts)) group.addScript(file, text)
  const warnings = Object.entries(templates).flatMap(([file, text]) =>
    [...(group.addTmpl(file, text) as unknown as { message: string }[])].map(
      warning => `${file}.wxml: ${warning.message}`,
    ),
  )
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
  const source = group.getTmplGenObjectGroups()
  group.free()
  return source
}

/** A style sheet with its imports in place, in units and selectors of a browser. */
function styleOf(sheet: string, sheets: Record<string, string>): string {
  const own = sheets[sheet]
  if (own === undefined) throw new Error(`${sheet}.wxss is imported, and it is not in the package`)
  const whole = own.replace(/@import\s+["']([^"']+)\.wxss["'];?/g, (_, imported: string) =>
    styleOf(path.posix.join(path.posix.dirname(sheet), imported), sheets),
  )
  return whole
    .replace(/(-?[\d.]+)rpx/g, (_, rpx: string) => `calc(${rpx} * 100vw / ${SCREEN_RPX})`)
    .replace(/env\(safe-area-inset-bottom[^)]*\)/g, `${SAFE_BOTTOM_PX}px`)
    .replace(
      new RegExp(`(^|[},>+~\\s])(${COMPONENTS.join('|')})(?=[\\s{:,.>])`, 'g'),
      (found, before: string, name: string, at: number) =>
        insideBraces(whole, at) ? found : `${before}wx-${name}`,
    )
}

/** Whether this place of a style sheet lies among declarations, where `text` is no selector. */
function insideBraces(css: string, at: number): boolean {
  const opened = css.lastIndexOf('{', at)
  const closed = css.lastIndexOf('}', at)
  return opened > closed && !/@[\w-]+[^{};]*$/.test(css.slice(0, opened))
}
