import { invalidParam } from '../errors'
import type { Handled, Services } from './action'

type Fields = Record<string, unknown>
type Needs = Pick<Services, 'files' | 'storageUrl'>

const MAX_AGE_S = 600

/** Storage: the bytes themselves travel by plain HTTP to and from the addresses given here. */
export const STORAGE_ACTIONS: Record<
  string,
  (fields: Fields, services: Needs) => Handled | Promise<Handled>
> = {
  'storage.getUploadMetadata': ({ path }, { files, storageUrl }) => {
    if (typeof path !== 'string' || path === '') throw invalidParam('cloudPath is missing')
    const fileId = files.fileId(path)
    return {
      answer: {
        data: {
          url: storageUrl(path),
          token: 'local',
          authorization: 'local',
          fileId,
          cosFileId: Buffer.from(path).toString('base64'),
        },
      },
    }
  },
  'storage.batchGetDownloadUrl': async ({ file_list }, { files, storageUrl }) => ({
    answer: {
      data: {
        download_list: await Promise.all(
          list<{ fileid: string; max_age?: number }>(file_list).map(async ({ fileid, max_age }) => {
            const path = files.pathOf(fileid)
            const exists = path !== undefined && (await files.read(path)) !== undefined
            return exists
              ? {
                  code: 'SUCCESS',
                  fileID: fileid,
                  tempFileURL: storageUrl(path),
                  maxAge: max_age ?? MAX_AGE_S,
                }
              : { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
          }),
        ),
      },
    },
  }),
  'storage.batchDeleteFile': async ({ fileid_list }, { files }) => ({
    answer: {
      data: {
        delete_list: await Promise.all(
          list<string>(fileid_list).map(async fileID => {
            const path = files.pathOf(fileID)
            const removed = path !== undefined && (await files.remove(path))
            return { code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID }
          }),
        ),
      },
    },
  }),
}

function list<T>(value: unknown): T[] {
  if (!Array.isArray(value)) throw invalidParam('a list is missing')
  return value as T[]
}
