import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { invalidParam } from '../errors'

const BUCKET = 'local-bucket'
/** Names a folder of this machine cannot hold beside those it has. */
const UNFIT = new Set(['EEXIST', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])

/** Cloud storage: files with real bytes under one folder, named by `cloud://env.bucket/path`. */
export class Files {
  private readonly folder: string
  private readonly temporary: boolean
  private readonly envId: string

  constructor(options: { dataDir?: string | undefined; envId: string }) {
    this.temporary = options.dataDir === undefined
    this.folder = options.dataDir
      ? join(options.dataDir, 'files')
      : mkdtempSync(join(tmpdir(), 'local-cloud-files-'))
    mkdirSync(this.folder, { recursive: true })
    this.envId = options.envId
  }

  fileId = (path: string) => `cloud://${this.envId}.${BUCKET}/${path}`

  /** The path inside the bucket, or `undefined` for an id of another environment. */
  pathOf(fileId: string): string | undefined {
    const prefix = this.fileId('')
    return fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined
  }

  async write(path: string, bytes: Buffer): Promise<void> {
    const file = this.locate(path)
    try {
      mkdirSync(dirname(file), { recursive: true })
      await writeFile(file, bytes)
    } catch (error) {
      if (!UNFIT.has((error as NodeJS.ErrnoException).code ?? '')) throw error
      throw invalidParam(
        `illegal cloudPath: ${path}`,
        'a file stands where a folder is wanted, or the name is too long',
      )
    }
  }

  read = (path: string): Promise<Buffer | undefined> => readFile(this.locate(path)).catch(() => undefined)

  async remove(path: string): Promise<boolean> {
    const exists = (await this.read(path)) !== undefined
    await rm(this.locate(path), { force: true })
    return exists
  }

  close(): void {
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true })
  }

  private locate(path: string): string {
    const clean = normalize(path)
    if (
      path === '' ||
      path.endsWith('/') ||
      path.includes('\0') ||
      clean.startsWith('..') ||
      clean.startsWith('/')
    )
      throw invalidParam(`illegal cloudPath: ${path}`)
    return join(this.folder, clean)
  }
}
