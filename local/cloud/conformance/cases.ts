import type { Case } from './case'
import { DOCUMENT_CASES } from './document-cases'
import { FILTERS, REFUSED_FILTERS } from './filter-cases'
import { MANUAL_CASES } from './manual-cases'
import { PIPELINE_CASES } from './pipeline-cases'
import { TRANSACTION_CASES } from './transaction-cases'
import { REFUSED_UPDATES, UPDATES } from './update-cases'

/** Every case of the suite. */
export const CASES: Case[] = [
  ...FILTERS.map(([name, doc, filter, matches]) => ({
    name: `filter: ${name}`,
    steps: [{ insert: [{ _id: 'x', ...doc }] }, { count: filter }],
    expected: { changed: matches ? 1 : 0 },
  })),
  ...REFUSED_FILTERS.map(([name, filter, words]) => ({
    name: `refused filter: ${name}`,
    steps: [{ insert: [{ _id: 'x', a: 'x' }] }, { find: filter }],
    expected: { refused: words },
  })),
  ...UPDATES.map(([name, doc, update, after]) => ({
    name: `update: ${name}`,
    steps: [{ insert: [{ _id: 'x', ...doc }] }, { update, filter: { _id: 'x' } }, { find: {} }],
    expected: { documents: [{ _id: 'x', ...after }] },
  })),
  ...REFUSED_UPDATES.map(([name, doc, update, words]) => ({
    name: `refused update: ${name}`,
    steps: [{ insert: [{ _id: 'x', ...doc }] }, { update, filter: { _id: 'x' } }],
    expected: { refused: words },
  })),
  ...DOCUMENT_CASES,
  ...PIPELINE_CASES,
  ...MANUAL_CASES,
  ...TRANSACTION_CASES,
]
