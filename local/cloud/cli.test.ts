import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CLI = ['--import', 'tsx', join(__dirname, 'cli.ts')]
const FUNCTIONS = join(__dirname, 'fixtures', 'functions')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloud-cli-'))
  writeFileSync(join(folder, 'collections.json'), '[{ "name": "orders" }]')
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>(resolve => {
    execFile(process.execPath, [...CLI, ...words], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })

test('calls one function, prints its result, and keeps its data', async () => {
  const words = [
    '--functions',
    FUNCTIONS,
    '--collections',
    join(folder, 'collections.json'),
    '--data',
    join(folder, 'data'),
    '--call',
    'script',
  ]
  const add =
    'async ({ db, cloud }) => db.collection("orders").add({ data: { _id: cloud.getWXContext().OPENID } })'
  const first = await run(...words, '--openid', 'oMe', '--event', JSON.stringify({ code: add }))
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('"_id": "oMe"') })
  const count = 'async ({ db }) => db.collection("orders").count()'
  const second = await run(...words, '--event', JSON.stringify({ code: count }))
  expect(JSON.parse(second.out)).toMatchObject({ total: 1 })
})

test('a function that fails gives its error, advice and exit code 1', async () => {
  const outcome = await run(
    '--functions',
    FUNCTIONS,
    '--call',
    'hasty',
    '--event',
    '{"code":"() => new Promise(() => {})"}',
  )
  expect(outcome).toMatchObject({
    code: 1,
    out: expect.stringContaining('Task timed out after 1 seconds'),
    err: expect.stringContaining('warning: the function did not answer in time'),
  })
})

test('runs until it is told to stop', async () => {
  const child = spawn(process.execPath, [...CLI, '--functions', FUNCTIONS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const first = await new Promise<string>(resolve =>
    child.stdout.once('data', chunk => resolve(String(chunk))),
  )
  const url = /answers at (\S+)/.exec(first)?.[1] as string
  expect((await fetch(`${url}/inspect/collections`)).status).toBe(200)
  child.kill('SIGINT')
  expect(await new Promise(resolve => child.once('exit', resolve))).toBe(0)
})

test.each([
  ['without functions it explains itself', [], '--functions <dir>'],
  ['a folder that is not there', ['--functions', '/nowhere'], 'there is no folder of functions at /nowhere'],
  ['a plan nobody sells', ['--functions', FUNCTIONS, '--plan', 'gold'], '--plan gold: there is basic'],
  ['a variable without a value', ['--functions', FUNCTIONS, '--var', 'x'], 'write name=value'],
])(
  '%s',
  async (_, words, text) => {
    const { code, out, err } = await run(...words)
    expect(code).toBe(1)
    expect(out + err).toContain(text)
  },
  30_000,
)
