import { CASES } from './cases'
import { emulatorTarget } from './emulator'
import { differences } from './suite'
import type { Target } from './target'

test('the emulator agrees with every case, over the wire', async () => {
  const target = await emulatorTarget()
  expect(CASES.length).toBeGreaterThan(120)
  expect(await differences(target)).toEqual([])
  await target.close()
})

test('a target that differs is told apart, case by case', async () => {
  const target = await emulatorTarget()
  const generous: Target = {
    ...target,
    perform: async (collection, step) =>
      'update' in step ? { changed: 1 } : target.perform(collection, step),
  }
  const names = (await differences(generous)).map(({ name }) => name)
  expect(names).toContain('an update that changes nothing counts nothing')
  expect(names).toContain('refused update: $inc on a string')
  expect(names).not.toContain('an _id is taken once')
  await target.close()
})
