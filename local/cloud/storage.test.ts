import { inside, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([])
})
afterAll(() => cloud.stop())

test('bytes go up, come down, have an address, and are gone after deletion', async () => {
  const seen = await inside(cloud, async ({ cloud }) => {
    const { fileID } = await cloud.uploadFile({
      cloudPath: 'cards/金 卡.png',
      fileContent: Buffer.from([0, 1, 254, 255]),
    })
    const { fileContent } = await cloud.downloadFile({ fileID })
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
    return { fileID, bytes: [...fileContent], address: fileList[0]?.tempFileURL as string }
  })
  expect(seen.fileID).toBe('cloud://local-env.local-bucket/cards/金 卡.png')
  expect(seen.bytes).toEqual([0, 1, 254, 255])
  expect(seen.address).toBe(cloud.storageUrl(seen.fileID))
  expect([...Buffer.from(await (await fetch(seen.address)).arrayBuffer())]).toEqual([0, 1, 254, 255])
  const deleted = await inside(
    cloud,
    ({ cloud }, fileID: string) => cloud.deleteFile({ fileList: [fileID] }),
    seen.fileID,
  )
  expect(deleted.fileList[0]).toMatchObject({ fileID: seen.fileID, status: 0 })
  expect((await fetch(seen.address)).status).toBe(404)
})

test('a file that is not there has no address', async () => {
  const { fileList } = await inside(cloud, ({ cloud }) =>
    cloud.getTempFileURL({ fileList: ['cloud://local-env.local-bucket/none'] }),
  )
  expect(fileList[0]?.status).not.toBe(0)
})

test('a path outside the bucket is refused', async () => {
  const refused = inside(cloud, ({ cloud }) =>
    cloud.uploadFile({ cloudPath: '../escape', fileContent: Buffer.from('x') }),
  )
  await expect(refused).rejects.toThrow()
})
