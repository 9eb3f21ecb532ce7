import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build, bundle, bundleLimitBytes, functionNames } from './build.mjs'

const run = promisify(execFile)
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'huiyuan-build-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('every function is built within its budget, with its own configuration', async () => {
  const sizes = await build({ outDir: directory })
  expect(Object.keys(sizes)).toEqual(functionNames)
  for (const [name, bytes] of Object.entries(sizes)) {
    expect(bytes).toBeLessThanOrEqual(bundleLimitBytes)
    expect((await stat(path.join(directory, name, 'index.js'))).size).toBe(bytes)
    const manifest = JSON.parse(await readFile(path.join(directory, name, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ main: 'index.js' })
    expect(manifest.dependencies).toBeUndefined()
  }
  const jobs = JSON.parse(await readFile(path.join(directory, 'jobs', 'config.json'), 'utf8'))
  expect(jobs.triggers).toEqual([{ name: 'sweep', type: 'timer', config: '0 * * * * * *' }])
})

test('low 14: the licences of what is bundled travel with it, and packages without one are named in the docs', async () => {
  const licences = await readFile(path.join(directory, 'api', 'LICENSES.txt'), 'utf8')
  expect(licences).toContain('wx-server-sdk 4.0.2: MIT')
  expect(licences).toMatch(/valibot [\d.]+: MIT\n\nMIT License/)
  const unnamed = [...licences.matchAll(/^(\S+) \S+: no licence named$/gm)].map(([, name]) => name ?? '')
  const docs = await readFile(path.join(__dirname, '../docs/deploy.md'), 'utf8')
  expect(unnamed.filter(name => !docs.includes(name))).toEqual([])
})

test('what we use of the SDK works in a bundle without the parts left out', async () => {
  const server = createServer(answerAsTheCloud).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const script = path.join(directory, 'smoke.js')
  await writeFile(script, await bundle(path.join(__dirname, 'testing', 'sdk-smoke.ts')))
  const env = {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'test-env',
    TENCENTCLOUD_SECRETID: 'none',
    TENCENTCLOUD_SECRETKEY: 'none',
    WX_CONTEXT_KEYS: 'WX_OPENID',
    WX_OPENID: 'oTestSmoke0000000000000000001',
    SILENCE: 'true',
  }
  const { stdout } = await run(process.execPath, [script], { env }).finally(() => server.close())
  expect(JSON.parse(stdout)).toEqual({
    openid: env.WX_OPENID,
    document: { _id: '1', n: 1 },
    list: [{ _id: 'x', n: 3 }],
    added: { _id: '2', errMsg: 'collection.add:ok' },
    phone: { purePhoneNumber: '13800001234', countryCode: '86' },
    leftOut: expect.stringContaining('axios (the metadata host and data models) is left out'),
    paid: 'SUCCESS',
  })
})

const jsonAnswers: Record<string, unknown> = {
  'database.getDocument': { list: ['{"_id":"1","n":{"$numberInt":"1"}}'], offset: 0, limit: 100 },
  'database.aggregateDocuments': { list: ['{"_id":"x","n":{"$numberInt":"3"}}'] },
  'database.insertDocument': { insertedIds: ['2'] },
}
const phoneAnswer = JSON.stringify({
  errcode: 0,
  phone_info: { purePhoneNumber: '13800001234', countryCode: '86' },
})

/** Two length-delimited protobuf fields and HTTP 200: how the gateway wraps an open API's JSON. */
const wrapped = Buffer.concat([
  Buffer.from([0x0a, phoneAnswer.length]),
  Buffer.from(phoneAnswer),
  Buffer.from([0x12, 16]),
  Buffer.from('application/json'),
  Buffer.from([0x20, 0xc8, 0x01]),
])

async function answerAsTheCloud(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('latin1')
  if (text.includes('wx.openApi')) return void response.end(wrapped)
  if (text.includes('wx.wxPayApi'))
    return void response.end('{"return_code":"SUCCESS","result_code":"SUCCESS"}')
  const { action } = JSON.parse(text) as { action: string }
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify({ requestId: 'r', data: jsonAnswers[action] }))
}
