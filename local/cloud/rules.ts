/** The document database's own rules, for one that lives in a test's process and speaks no wire protocol. */
export { Catalogue, type Collection, type CollectionDeclaration } from './engine/catalogue'
export { entriesOf, keyText } from './engine/index-keys'
export { compileFilter } from './engine/mingo'
export { projector } from './engine/projection'
export { sorter } from './engine/sort'
export { applyUpdate } from './engine/update/apply'
export { cloneValue, type Doc, equalValues, type Value } from './engine/values'
