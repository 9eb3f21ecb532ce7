import { databaseRefusal } from '../../errors'
import { readSort } from '../sort'
import { ACCUMULATORS, checkExpression, checkQuery, STAGES } from '../supported-operators'
import { compareValues, isDoc, rankOf, type Value } from '../values'
import type { Stage } from './pipeline'

/** Refuses a stage the cloud lacks, by name, and one that MongoDB would not take as it is written. */
export function checkStage({ key, value }: Stage, position: number): void {
  if (!STAGES.has(key))
    throw databaseRefusal(
      `Unrecognized pipeline stage name: '${key}'`,
      `the SDK has no stage ${key}, and this emulator does not know it`,
    )
  if (key === '$geoNear' && position > 0)
    throw databaseRefusal('$geoNear is only valid as the first stage in a pipeline.')
  CHECKS[key]?.(value)
  if (key !== '$match' && key !== '$lookup' && key !== '$sort' && key !== '$geoNear') checkExpression(value)
}

const CHECKS: Readonly<Record<string, (value: Value) => void>> = {
  $match: checkQuery,
  $lookup: checkLookup,
  $sort: value => void readSort(value),
  $limit: value => {
    if (!isCount(value) || value === 0) throw databaseRefusal('the limit must be positive')
  },
  $skip: value => {
    if (!isCount(value)) throw databaseRefusal('$skip must be a non-negative number')
  },
  $project: value => {
    if (!isDoc(value) || Object.keys(value).length === 0)
      throw databaseRefusal('$project specification must have at least one field')
  },
  $unwind: value => {
    const path = isDoc(value) ? value.path : value
    if (typeof path !== 'string' || !path.startsWith('$'))
      throw databaseRefusal("path option to $unwind stage should be prefixed with a '$'")
  },
  $sample: value => {
    if (!isDoc(value) || !isCount(value.size) || value.size === 0)
      throw databaseRefusal('size argument to $sample must be a positive integer')
  },
  $group: value => {
    if (!isDoc(value) || value._id === undefined)
      throw databaseRefusal('a group specification must include an _id')
    const { _id, ...fields } = value
    const dotted = Object.keys(fields).find(field => field.includes('.'))
    if (dotted !== undefined) throw databaseRefusal(`The field name '${dotted}' cannot contain '.'`)
    checkAccumulators(fields)
  },
  $bucket: value => {
    checkAccumulators(isDoc(value) ? value.output : undefined)
    if (isDoc(value) && Array.isArray(value.boundaries)) checkBoundaries(value.boundaries)
  },
  $bucketAuto: value => checkAccumulators(isDoc(value) ? value.output : undefined),
}

const isCount = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

function checkAccumulators(fields: Value | undefined): void {
  for (const [field, accumulator] of Object.entries(isDoc(fields) ? fields : {})) {
    const operators = isDoc(accumulator) ? Object.keys(accumulator) : []
    if (operators.length !== 1) throw databaseRefusal(`The field '${field}' must be an accumulator object`)
    if (!ACCUMULATORS.has(operators[0] as string))
      throw databaseRefusal(`unknown group operator '${operators[0]}'`)
  }
}

function checkBoundaries(boundaries: Value[]): void {
  for (let i = 1; i < boundaries.length; i++) {
    const [low, high] = [boundaries[i - 1], boundaries[i]]
    if (rankOf(low) !== rankOf(high))
      throw databaseRefusal("all values in the 'boundaries' option to $bucket must have the same type")
    if (compareValues(low, high) >= 0)
      throw databaseRefusal("the 'boundaries' option to $bucket must be sorted in ascending order")
  }
}

const LOOKUP_OPTIONS = new Set(['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])

function checkLookup(value: Value): void {
  if (!isDoc(value) || typeof value.from !== 'string' || typeof value.as !== 'string')
    throw databaseRefusal('$lookup needs a from collection and an as field')
  const unknown = Object.keys(value).find(option => !LOOKUP_OPTIONS.has(option))
  if (unknown !== undefined) throw databaseRefusal(`unknown argument to $lookup: ${unknown}`)
  if (!Array.isArray(value.pipeline)) {
    if (typeof value.localField !== 'string' || typeof value.foreignField !== 'string')
      throw databaseRefusal('$lookup requires either pipeline or both localField and foreignField')
    return
  }
  for (const stage of value.pipeline) {
    const [entry] = Object.entries(isDoc(stage) ? stage : {})
    if (entry) checkStage({ key: entry[0], value: entry[1] }, 0)
  }
}
