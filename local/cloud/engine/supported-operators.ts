import { databaseRefusal } from '../errors'
import { isDoc, type Value } from './values'

const words = (text: string) =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map(word => `$${word}`),
  )

/** What a query may say: exactly what the SDK can send. */
const QUERY = words(
  `eq ne gt gte lt lte in nin all elemMatch exists size mod and or nor not regex options expr
   nearSphere geoNear geoWithin geoIntersects`,
)

/** Aggregation stages of the SDK; the cloud has no others. */
export const STAGES = words(
  `addFields bucket bucketAuto count geoNear group limit lookup match project replaceRoot sample skip sort
   sortByCount unwind`,
)

/**
 * The expressions and accumulators of the SDK's command table, and of MongoDB 4.0 what official samples write
 * raw.
 */
const EXPRESSIONS = words(
  `abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc
   arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip
   and not or cmp eq gt gte lt lte ne cond ifNull switch
   dateFromParts dateFromString dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek isoWeekYear
   millisecond minute month second hour week year dateToString literal
   mergeObjects objectToArray allElementsTrue anyElementTrue
   setDifference setEquals setIntersection setIsSubset setUnion
   concat indexOfBytes indexOfCP split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper
   addToSet avg first last max min push stdDevPop stdDevSamp sum let
   toDate toString toInt toLong toDouble toBool type convert trim ltrim rtrim dateToParts`,
)

/** What `$group` and the outputs of buckets may count with. */
export const ACCUMULATORS = words(
  'addToSet avg first last max mergeObjects min push stdDevPop stdDevSamp sum',
)

/** Variables an expression need not define; `$$NOW` came with MongoDB 4.2. */
const SYSTEM_VARIABLES = new Set(['ROOT', 'CURRENT', 'REMOVE'])

/** Refuses, by name, anything a query says that the cloud does not understand. */
export function checkQuery(query: Value): void {
  if (Array.isArray(query)) query.forEach(checkQuery)
  if (!isDoc(query)) return
  for (const [key, inner] of Object.entries(query)) {
    if (!key.startsWith('$')) checkQuery(inner)
    else if (key === '$expr') checkExpression(inner)
    else if (!QUERY.has(key))
      throw databaseRefusal(
        `unknown operator: ${key}`,
        `the SDK has no helper for ${key}, and this emulator does not know it`,
      )
    else if (['$and', '$or', '$nor'].includes(key) && !(Array.isArray(inner) && inner.length > 0))
      throw databaseRefusal(`${key} must be a nonempty array`)
    else if (key === '$not' && !(inner instanceof RegExp) && !(isDoc(inner) && Object.keys(inner).length > 0))
      throw databaseRefusal('$not needs a regex or a document')
    else if (!['$geoWithin', '$nearSphere', '$geoIntersects', '$geoNear'].includes(key)) checkQuery(inner)
  }
}

/** Refuses, by name, an aggregation expression the cloud lacks. */
export function checkExpression(expression: Value): void {
  if (Array.isArray(expression)) expression.forEach(checkExpression)
  if (typeof expression === 'string') checkVariable(expression)
  if (!isDoc(expression)) return
  for (const [key, inner] of Object.entries(expression)) {
    if (key === '$literal') continue
    if (key.startsWith('$') && !EXPRESSIONS.has(key)) {
      throw databaseRefusal(
        `Unrecognized expression '${key}'`,
        `this emulator has no ${key}: it is neither among the helpers of the SDK nor an expression of MongoDB 4.0 known here`,
      )
    }
    checkExpression(inner)
  }
}

function checkVariable(text: string): void {
  const name = /^\$\$([A-Z][A-Z_]*)/.exec(text)?.[1]
  if (name !== undefined && !SYSTEM_VARIABLES.has(name)) {
    throw databaseRefusal(
      `Use of undefined variable: ${name}`,
      `this emulator has no $$${name}; MongoDB has had it since 4.2 at the earliest`,
    )
  }
}
