import { readFileSync } from 'node:fs'
import { seal } from '../demo/seal'
import { signCommand } from './sign-command'

const USAGE =
  '用法：HUIYUAN_SEAL_KEY=… node --import tsx local/operator/merchant.ts invite|confirm|leave <文件.json>'

/**
 * Prints the event to call the function `jobs` with, so that it enters, confirms or ends a merchant number of
 * a brand (docs/merchants.md). The file holds the command's input; for `invite` its `keys` are sealed and
 * never leave in clear.
 */
function main([step = '', file = '']: string[], key: string): void {
  if (!['invite', 'confirm', 'leave'].includes(step) || file === '') throw new Error(USAGE)
  if (Buffer.from(key, 'base64').length !== 32) throw new Error('HUIYUAN_SEAL_KEY 要是 32 字节的 Base64')
  const { keys, ...input } = JSON.parse(readFileSync(file, 'utf8')) as { mchid: string; keys?: object }
  const sealed = keys ? { sealed: seal(JSON.stringify(keys), input.mchid, key) } : {}
  const command = signCommand(`merchant.${step}`, { ...input, ...sealed }, key, Date.now())
  process.stdout.write(`${JSON.stringify(command)}\n`)
}

try {
  main(process.argv.slice(2), process.env.HUIYUAN_SEAL_KEY ?? '')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
