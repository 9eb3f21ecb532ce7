import { batchDesk } from '../../modules/coupon/testing/batches'
import { couponFields } from '../../modules/coupon/testing/coupon-fields'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { he } = PEOPLE
const desk = batchDesk(shop)

test('what staff changed is listed newest first, with who, in words, and without their ids', async () => {
  shop.change('staff', shop.memberId(he), { name: '何老板' })
  const { batchId, version } = await desk.saved()
  shop.pass(1_000)
  await desk.saved({ batchId, version, batch: couponFields({ name: '冬茶礼' }) })
  const { operations, next } = await shop.must(he, 'operation.list', {})
  expect(next).toBeNull()
  expect(operations.map(({ words }) => words)).toEqual(['改了「冬茶礼」', '新建了草稿「冬茶满减券」'])
  expect(operations[0]).toMatchObject({ byName: '何老板', role: 'owner', origin: 'phone', version: 2 })
  expect(JSON.stringify(operations)).not.toContain(he.openid)
})

test('one subject has its own list, and one kind too', async () => {
  const { batchId, version } = await desk.saved()
  await desk.saved({ batch: couponFields({ name: '冬茶二' }) })
  for (let n = 0; n < 25; n += 1)
    await desk.saved({ batchId, version: version + n, batch: couponFields({ name: `冬茶 ${n}` }) })
  const first = await shop.must(he, 'operation.list', { subjectId: batchId })
  const second = await shop.must(he, 'operation.list', { subjectId: batchId, after: first.next ?? '' })
  expect([...first.operations, ...second.operations].map(row => row.version)).toEqual(
    Array.from({ length: 26 }, (_, i) => 26 - i),
  )
  const all = await shop.must(he, 'operation.list', { kind: 'batch' })
  const rest = await shop.must(he, 'operation.list', { kind: 'batch', after: all.next ?? '' })
  expect(new Set([...all.operations, ...rest.operations].map(row => row.operationId)).size).toBe(27)
  expect((await shop.must(he, 'operation.list', { kind: 'store' })).operations).toEqual([])
})

test("another brand's operations are not listed", async () => {
  const { batchId } = await desk.saved()
  const [row] = desk.operations(batchId)
  shop.change('operations', row?._id ?? '', { brandId: 'lanxi' })
  expect((await shop.must(he, 'operation.list', { subjectId: batchId })).operations).toEqual([])
  expect((await shop.must(he, 'operation.list', {})).operations).toEqual([])
})
