import { Lazy } from '../mingo-parts'
import type { Doc } from '../values'
import type { PipelineDocs } from './pipeline'

/** `$sample`: documents by lot, none twice. */
export const sample =
  (random: () => number) =>
  (lines: PipelineDocs, spec: Doc): PipelineDocs =>
    lines.transform(docs => {
      const left = [...docs]
      const drawn: Doc[] = []
      while (drawn.length < Number(spec.size) && left.length > 0)
        drawn.push(...left.splice(Math.floor(random() * left.length), 1))
      return Lazy(drawn)
    })
