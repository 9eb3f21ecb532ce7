import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DATA_FORMAT } from '../stack-state'

/** Starting a process takes long on a busy machine; what is proved here is what it says. */
jest.setTimeout(120_000)

const start = path.join(__dirname, 'start.mjs')

/** `npm start` with these arguments, until it gives up by itself. */
function run(...args: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [start, ...args], {
    encoding: 'utf8',
    timeout: 110_000,
  })
  return { status, said: `${stderr}${stdout}`.trim() }
}

describe('npm start says in one sentence what is wrong', () => {
  test.each([
    ['a flag it does not know', ['--prot', '5190'], '不认识参数 --prot'],
    ['a port that is no number', ['--port', 'abc'], '1 到 65535'],
    ['a port out of range', ['--port', '70000'], '1 到 65535'],
    ['a missing port', ['--port'], '1 到 65535'],
    ['a missing directory', ['--data', '--fresh'], '--data 后面要写一个目录'],
  ])('%s', (_case, args, words) => {
    const { status, said: output } = run(...args)
    expect(status).toBe(1)
    expect(output).toContain(words)
    expect(output.split('\n')).toHaveLength(1)
  })

  test('a port in use is refused in one sentence', async () => {
    const other = createServer()
    const port = await new Promise<number>(resolve => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
    })
    const { status, said: output } = run('--port', String(port))
    other.close()
    expect(status).toBe(1)
    expect(output).toContain(`端口 ${port} 已经被别的程序占用`)
  })
})

describe('a data directory that cannot be used', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'huiyuan-data-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const serve = (place: string, fresh = 'keep') => {
    const script = path.join(__dirname, 'serve.ts')
    const env = { ...process.env, TSX_TSCONFIG_PATH: path.join(__dirname, '../../tsconfig.json') }
    const args = ['--import', 'tsx', script, '0', place, fresh]
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env, timeout: 110_000 })
    return { status, said: stderr.trim() }
  }

  test('a data directory that is a file is refused', () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    expect(serve(file)).toMatchObject({ status: 1, said: expect.stringContaining('要是一个可以写的目录') })
  })

  test('a folder that holds something else is refused and not emptied either', () => {
    writeFileSync(path.join(folder, 'letter.txt'), 'dear')
    expect(serve(folder)).toMatchObject({ status: 1, said: expect.stringContaining('里有别的东西') })
    expect(serve(folder, 'fresh')).toMatchObject({ status: 1, said: expect.stringContaining('不会清空它') })
  })

  test('a data directory with a broken stack.json is refused', () => {
    writeFileSync(path.join(folder, 'stack.json'), '{"sealKey":')
    expect(serve(folder)).toMatchObject({ status: 1, said: expect.stringContaining('--fresh') })
  })

  test('item 10: a data directory from another version is refused: one plain sentence says to add --fresh', () => {
    const sealKey = Buffer.alloc(32).toString('base64')
    writeFileSync(path.join(folder, 'stack.json'), JSON.stringify({ sealKey, clockAheadMs: 0, seeded: true }))
    const { status, said: output } = serve(folder)
    expect(status).toBe(1)
    expect(output).toContain('是另一个版本的惠员留下的')
    expect(output).toContain('--fresh')
    expect(output.split('\n')).toHaveLength(1)
  })

  test('a data directory with a broken database is refused', () => {
    const sealKey = Buffer.alloc(32).toString('base64')
    const state = { format: DATA_FORMAT, sealKey, clockAheadMs: 0, seeded: true }
    writeFileSync(path.join(folder, 'stack.json'), JSON.stringify(state))
    mkdirSync(path.join(folder, 'cloud/database'), { recursive: true })
    writeFileSync(path.join(folder, 'cloud/database/data'), 'not a database'.repeat(1000))
    const { status, said: output } = serve(folder)
    expect(status).toBe(1)
    expect(output).toContain('--fresh')
    expect(output.split('\n')).toHaveLength(1)
  })
})
