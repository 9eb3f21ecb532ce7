import { databaseRefusal } from '../errors'
import { projectArrays, readArrayProjection } from './projection-arrays'
import { type Doc, isDoc, type Value } from './values'

type Tree = Map<string, Tree | null>

/**
 * A find projection: fields kept or fields left out, never both (except `_id`), arrays cut.
 * The order of fields is the document's.
 */
export function projector(projection: Doc | undefined): ((doc: Doc) => Doc) | undefined {
  if (!projection || Object.keys(projection).length === 0) return undefined
  const { _id, ...fields } = projection
  const arrayProjections = Object.entries(fields).flatMap(([path, option]) =>
    isDoc(option) ? [readArrayProjection(path, option)] : [],
  )
  const flags = Object.entries(fields).flatMap(([path, option]) =>
    isDoc(option) ? [] : [[path, isKept(path, option)] as const],
  )
  const including = flags.some(([, keep]) => keep)
  if (including && flags.some(([, keep]) => !keep)) {
    throw databaseRefusal('Projection cannot have a mix of inclusion and exclusion.')
  }
  const keepsId = _id === undefined || isKept('_id', _id)
  const onlyNamed = including || arrayProjections.some(({ keepsOnlyNamed }) => keepsOnlyNamed)
  const choose =
    onlyNamed || (Object.keys(fields).length === 0 && keepsId)
      ? keeping([...flags.map(([path]) => path), ...arrayProjections.map(({ path }) => path)], keepsId)
      : dropping(
          flags.map(([path]) => path),
          keepsId,
        )
  return arrayProjections.length === 0 ? choose : doc => choose(projectArrays(doc, arrayProjections))
}

function keeping(paths: string[], keepsId: boolean): (doc: Doc) => Doc {
  const tree = treeOf(keepsId ? ['_id', ...paths] : paths)
  return doc => keep(doc, tree) as Doc
}

function dropping(paths: string[], keepsId: boolean): (doc: Doc) => Doc {
  const tree = treeOf(keepsId ? paths : ['_id', ...paths])
  return doc => drop(doc, tree) as Doc
}

function isKept(path: string, option: Value): boolean {
  if (typeof option === 'boolean' || typeof option === 'number') return Boolean(option)
  throw databaseRefusal(`Unsupported projection option: ${path}`)
}

function treeOf(paths: string[]): Tree {
  const tree: Tree = new Map()
  for (const path of paths) {
    let level = tree
    const parts = path.split('.')
    parts.forEach((part, i) => {
      const existing = level.get(part)
      const last = i === parts.length - 1
      if (existing === null || (existing && last)) throw databaseRefusal(`Path collision at ${path}`)
      if (last) level.set(part, null)
      else {
        const next: Tree = existing ?? new Map()
        level.set(part, next)
        level = next
      }
    })
  }
  return tree
}

function keep(value: Value, tree: Tree): Value | undefined {
  if (Array.isArray(value)) return value.map(item => keep(item, tree)).filter(item => item !== undefined)
  if (!isDoc(value)) return undefined
  const result: Doc = {}
  for (const key of Object.keys(value)) {
    const branch = tree.get(key)
    if (branch === undefined) continue
    const inner = branch === null ? value[key] : keep(value[key] as Value, branch)
    if (inner !== undefined) result[key] = inner
  }
  return result
}

function drop(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map(item => drop(item, tree))
  if (!isDoc(value)) return value
  const left: Doc = {}
  for (const key of Object.keys(value)) {
    const branch = tree.get(key)
    if (branch === null) continue
    left[key] = branch ? drop(value[key] as Value, branch) : (value[key] as Value)
  }
  return left
}
