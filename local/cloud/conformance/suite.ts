import { equalValues } from '../engine/values'
import type { Case } from './case'
import { CASES } from './cases'
import type { Result, Target } from './target'

export type Difference = { name: string; expected: Result; actual: Result }

/** Runs every case against a target and lists what came out differently. Nothing is hidden or skipped. */
export async function differences(target: Target): Promise<Difference[]> {
  const actual: Difference[] = []
  for (const one of CASES) {
    const result = await resultOf(target, one)
    if (!agrees(result, one.expected)) actual.push({ name: one.name, expected: one.expected, actual: result })
  }
  return actual
}

export async function resultOf(target: Target, { collection = 'plain', steps }: Case): Promise<Result> {
  await target.reset()
  let result: Result = { done: true }
  for (const step of steps) result = await target.perform(collection, step)
  // A transaction left open would hold its documents against the next case.
  for (const step of steps) if ('begin' in step) await target.perform(collection, { abort: step.begin })
  return result
}

export function agrees(actual: Result, expected: Result): boolean {
  if ('refused' in expected) {
    return 'refused' in actual && expected.refused.split('|').some(words => actual.refused.includes(words))
  }
  if ('documents' in expected)
    return 'documents' in actual && equalValues(actual.documents, expected.documents)
  return 'changed' in expected ? 'changed' in actual && actual.changed === expected.changed : 'done' in actual
}
