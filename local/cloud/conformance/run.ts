import { parseArgs } from 'node:util'
import { CASES } from './cases'
import { emulatorTarget } from './emulator'
import { mongodbTarget } from './mongodb'
import { differences } from './suite'
import type { Target } from './target'
import { wireTarget } from './wire'

const HELP = `Runs the same cases against something that claims to be the cloud's database, and lists the differences.

  node --import tsx local/cloud/conformance/run.ts                                     this emulator
  node --import tsx local/cloud/conformance/run.ts --mongodb mongodb://…/?replicaSet=… a MongoDB replica set
  node --import tsx local/cloud/conformance/run.ts --env <id>                          a real environment, with the keys
      in TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY; collections plain and keyed (unique index on key) must exist
      there and are EMPTIED
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { mongodb: { type: 'string' }, env: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const target = values.mongodb
    ? await mongodbTarget(values.mongodb)
    : values.env
      ? realTarget(values.env)
      : await emulatorTarget()
  const differing = await differences(target)
  for (const { name, expected, actual: result } of differing) {
    console.log(`✗ ${name}\n    expected ${JSON.stringify(expected)}\n    found    ${JSON.stringify(result)}`)
  }
  console.log(`${target.name}: ${CASES.length - differing.length} of ${CASES.length} cases agree`)
  await target.close()
  process.exitCode = differing.length === 0 ? 0 : 1
}

function realTarget(env: string): Target {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!secretId || !secretKey) throw new Error('set TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY')
  const { senderOf } = require('./real-cloud.cjs') as {
    senderOf(keys: object): Parameters<typeof wireTarget>[1]
  }
  return wireTarget(`environment ${env}`, senderOf({ env, secretId, secretKey }), async () => undefined)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
