import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CollectionDeclaration, PLANS, type PlanName, start } from './index'

const HELP = `Runs WeChat cloud functions on this machine, with the unmodified wx-server-sdk.

  node --import tsx local/cloud/cli.ts --functions cloudfunctions/dist --collections cloudfunctions/collections.json

  --functions <dir>       one folder per function, each with index.js and config.json
  --collections <file>    JSON: [{"name": "orders", "indexes": [{"fields": ["brand", "at"], "unique": false}]}]
  --data <dir>            keep data here (otherwise it is forgotten at the end)
  --port <n>              port of the wire protocol and the inspector (otherwise any free one)
  --plan <name>           the limits of a bought plan: basic
  --env <id>              environment id (local-env)
  --var <name=value>      an environment variable of every function; may be repeated
  --call <function>       call one function with --event and end
  --event <json>          its event
  --openid <id>           its caller
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      functions: { type: 'string' },
      collections: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      plan: { type: 'string' },
      env: { type: 'string' },
      var: { type: 'string', multiple: true },
      call: { type: 'string' },
      event: { type: 'string' },
      openid: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help || !values.functions) {
    console.log(HELP)
    process.exitCode = values.help ? 0 : 1
    return
  }
  const collections = values.collections
    ? (JSON.parse(readFileSync(values.collections, 'utf8')) as CollectionDeclaration[])
    : []
  const cloud = await start({
    functionsDir: values.functions,
    collections,
    reload: true,
    env: Object.fromEntries((values.var ?? []).map(splitVariable)),
    ...(values.data ? { dataDir: values.data } : {}),
    ...(values.port ? { port: Number(values.port) } : {}),
    ...(values.plan ? { plan: planNamed(values.plan) } : {}),
    ...(values.env ? { envId: values.env } : {}),
    ...(values.call ? { timers: 'manual' as const } : {}),
  })
  for (const { misconfigured } of cloud.misconfigured()) console.error(`warning: ${misconfigured}`)
  if (values.call) {
    const caller = values.openid ? { openid: values.openid } : {}
    const outcome = await cloud.call(values.call, JSON.parse(values.event ?? '{}'), caller)
    console.log(JSON.stringify(outcome.ok ? outcome.result : outcome.error, null, 2))
    for (const warning of outcome.invocation.warnings) console.error(`warning: ${warning}`)
    await cloud.stop()
    process.exitCode = outcome.ok ? 0 : 1
    return
  }
  console.log(`cloud ${cloud.envId} answers at ${cloud.url}   inspector: ${cloud.url}/inspect/`)
  const stop = () => void cloud.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function planNamed(name: string): PlanName {
  if (!Object.hasOwn(PLANS, name))
    throw new Error(`--plan ${name}: there is ${Object.keys(PLANS).join(', ')}`)
  return name as PlanName
}

function splitVariable(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`--var ${text}: write name=value`)
  return [text.slice(0, at), text.slice(at + 1)]
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
