import { fakeCloud } from '../../platform/testing/fake-cloud'
import { earlierClaims } from './claim-limit'

let cloud: Awaited<ReturnType<typeof fakeCloud>>
beforeAll(async () => {
  cloud = await fakeCloud(() => ({ requestId: 'r', data: { list: [] } }))
})
afterAll(() => cloud.stop())

test('earlier claims: my slots of the batch, and whatever my command did, in one question', async () => {
  await earlierClaims('shanze:autumn', 'shanze:o1', 'command-1')
  expect(cloud.requests).toHaveLength(1)
  const [slots, command] = JSON.parse(String(cloud.requests[0]?.query)).$or
  expect(slots._id.$in).toHaveLength(21)
  expect(slots._id.$in.at(-1)).toBe('merged:shanze:o1')
  expect(slots._id.$in[0]).toBe('shanze:autumn:shanze:o1:1')
  expect(command).toEqual({ memberId: 'shanze:o1', commandId: 'command-1' })
})
