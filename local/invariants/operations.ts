import type { OperationDoc } from '@shared/domain/operation/types'
import { type Books, type Invariant, say, sum } from './books'

/** The documents that staff change by operations, with the kind under which the log names them. */
const subjectsOf = ({ batches, campaigns, stores, goods }: Books) => [
  ...batches.map(doc => ({ kind: 'batch', doc })),
  ...campaigns.map(doc => ({ kind: 'campaign', doc })),
  ...stores.map(doc => ({ kind: 'store', doc })),
  ...goods.map(doc => ({ kind: 'goods', doc })),
]

/** Nothing of it is left to be done. */
const isDone = ({ dueAt }: OperationDoc) => dueAt === 8_640_000_000_000_000

/** No phone sent it: tests give what the demo brings along other rules and other stock, by hand. */
const isOfTheDemo = ({ inputHash }: OperationDoc) => inputHash === ''

/**
 * A subject that came about by operations has a row for each of its versions; the rows of one subject follow
 * one another, and what is done of the newest is what the subject says.
 */
export const everyChangeHasItsRow: Invariant = {
  name: '每次改动都有一条操作记录',
  broken: books => {
    const ofSubject = new Map<string, OperationDoc[]>()
    for (const row of books.operations) {
      const key = `${row.kind} ${row.subjectId}`
      ofSubject.set(key, [...(ofSubject.get(key) ?? []), row])
    }
    return subjectsOf(books).flatMap(({ kind, doc }) => {
      const rows = (ofSubject.get(`${kind} ${doc._id}`) ?? []).sort((a, b) => a.version - b.version)
      const newest = rows.filter(isDone).at(-1)
      const first = rows[0]?.version ?? doc.version + 1
      return [
        ...rows.flatMap(({ _id, version }, i) => say(version === first + i, `${_id} 前面少一条`)),
        ...say(rows.length > 0 || doc.version === 1, `${doc._id} 是第 ${doc.version} 版，却没有操作记录`),
        ...say(
          !newest || newest.version <= doc.version,
          `${doc._id} 还没有到记录上的第 ${newest?.version} 版`,
        ),
        ...say(
          rows.length === 0 || rows.some(({ version }) => version === doc.version) || first > doc.version,
          `${doc._id} 的第 ${doc.version} 版没有操作记录`,
        ),
        ...say(
          newest?.version !== doc.version || isOfTheDemo(newest) || sameText(newest.next, doc),
          `${doc._id} 和第 ${doc.version} 条操作记录写的不一样`,
        ),
      ]
    })
  },
}

/** One version of one subject is made by one command, and one command makes one version. */
export const commandsOperateOnce: Invariant = {
  name: '一次操作只改一版',
  broken: ({ operations }) => {
    const keys = operations.map(({ kind, subjectId, commandId }) => `${kind} ${subjectId} ${commandId}`)
    return keys.filter((key, i) => keys.indexOf(key) !== i).map(key => `${key} 记了两条`)
  },
}

/** What is said to be in stock is on its shards; while an operation is under way the shards may be ahead. */
export const stockIsWhatItsOwnerSays: Invariant = {
  name: '写的数量就是库存里的数量',
  broken: books => {
    const owners = [
      ...books.batches.map(({ _id, total, ruleVersion, state }) => {
        return { kind: 'batch', _id, units: ruleVersion === 0 ? 0 : total, open: state === 'open' }
      }),
      ...books.goods.map(({ _id, total, onSale }) => ({ kind: 'goods', _id, units: total, open: onSale })),
    ]
    return owners.flatMap(({ kind, _id, units, open }) => {
      const shards = books.stockShards.filter(shard => shard.kind === kind && shard.ownerId === _id)
      const onShards = sum(shards.map(({ total }) => total))
      const rows = books.operations.filter(row => row.kind === kind && row.subjectId === _id)
      if (rows.some(row => !isDone(row) || isOfTheDemo(row))) return []
      return [
        ...say(onShards === units, `${_id} 写着 ${units}，库存里 ${onShards}`),
        ...say(
          rows.length === 0 || shards.every(shard => shard.open === open),
          `${_id} 和它的库存，一个开着一个没开`,
        ),
      ]
    })
  },
}

/** No one agrees to what they themselves asked for. */
export const requestsAreAgreedByOthers: Invariant = {
  name: '自己提的要别人点头',
  broken: ({ operations }) =>
    operations.flatMap(row => {
      if (row.action !== 'coupon.decideBatch' || !row.stock) return []
      const asked = operations.find(
        each => each.kind === 'batch' && each.subjectId === row.subjectId && each.version === row.version - 1,
      )
      const request = asked && 'request' in asked.next ? asked.next.request : null
      return say(request ? request.by !== row.staffId : false, `${row._id} 是提的人自己同意的`)
    }),
}

const sameText = (one: object, other: object) => textOf(one) === textOf(other)

/** Independent of the order in which the database keeps fields. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, inner]) => `${name}:${textOf(inner)}`).join()}}`
}
