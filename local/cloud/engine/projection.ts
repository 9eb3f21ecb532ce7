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
  const shapes = Object.entries(fields).flatMap(([path, wish]) =>
    isDoc(wish) ? [readArrayProjection(path, wish)] : [],
  )
  const wants = Object.entries(fields).flatMap(([path, wish]) =>
    isDoc(wish) ? [] : [[path, wanted(path, wish)] as const],
  )
  const including = wants.some(([, keep]) => keep)
  if (including && wants.some(([, keep]) => !keep)) {
    throw databaseRefusal('Projection cannot have a mix of inclusion and exclusion.')
  }
  const keepsId = _id === undefined || wanted('_id', _id)
  const onlyNamed = including || shapes.some(({ keepsOnlyNamed }) => keepsOnlyNamed)
  const choose =
    onlyNamed || (Object.keys(fields).length === 0 && keepsId)
      ? keeping([...wants.map(([path]) => path), ...shapes.map(({ path }) => path)], keepsId)
      : dropping(
          wants.map(([path]) => path),
          keepsId,
        )
  return shapes.length === 0 ? choose : doc => choose(projectArrays(doc, shapes))
}

function keeping(paths: string[], keepsId: boolean): (doc: Doc) => Doc {
  const tree = treeOf(keepsId ? ['_id', ...paths] : paths)
  return doc => keep(doc, tree) as Doc
}

function dropping(paths: string[], keepsId: boolean): (doc: Doc) => Doc {
  const tree = treeOf(keepsId ? paths : ['_id', ...paths])
  return doc => drop(doc, tree) as Doc
}

function wanted(path: string, wish: Value): boolean {
  if (typeof wish === 'boolean' || typeof wish === 'number') return Boolean(wish)
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
  const kept: Doc = {}
  for (const key of Object.keys(value)) {
    const branch = tree.get(key)
    if (branch === undefined) continue
    const inner = branch === null ? value[key] : keep(value[key] as Value, branch)
    if (inner !== undefined) kept[key] = inner
  }
  return kept
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
