import { isSame } from '@shared/domain/operation/decision'
import { useState } from 'react'

interface Versioned<F> {
  version: number
  fields: F
}

export interface Draft<S, F> {
  /** What is saved, as the person last saw it; undefined = nothing yet. */
  base: S | undefined
  fields: F
  set: (fields: F) => void
  changed: boolean
  /** Shows this version, and drops what was typed. */
  adopt: (subject: S) => void
}

/**
 * What is typed over one version of a document. A newer version that arrives by itself replaces it only while
 * nothing is typed: otherwise the save is refused with what others changed.
 */
export function useDraft<F, S extends Versioned<F>>(latest: S | undefined, empty: F): Draft<S, F> {
  const [base, setBase] = useState(latest)
  const [fields, set] = useState<F>(latest?.fields ?? empty)
  const changed = !isSame(fields, base?.fields ?? empty)
  const adopt = (subject: S) => {
    setBase(subject)
    set(subject.fields)
  }
  if (!changed && latest && base && latest.version > base.version) adopt(latest)
  return { base, fields, set, changed, adopt }
}

/** The part of an id after the brand: what stands in an address. */
export const codeOf = (id: string): string => id.slice(id.indexOf(':') + 1)
