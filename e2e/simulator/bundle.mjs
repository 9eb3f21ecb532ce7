/**
 * Bundles the functions that ship for the simulator: one script whose database and SDK are left to its
 * loader. `node e2e/simulator/bundle.mjs <out> [patches.json]`; a patch `{ file, find, replace }` plants a
 * defect.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const [, , out, patchFile] = process.argv
const patches = patchFile ? JSON.parse(await readFile(patchFile, 'utf8')) : []

const entry = `
  export { main as api } from './cloudfunctions/api/index'
  export { main as http } from './cloudfunctions/http/index'
  export { main as jobs } from './cloudfunctions/jobs/index'
  export { installDatabase, TransactionConflict } from './cloudfunctions/platform/database/port'
  export { Operator } from './cloudfunctions/platform/database/operators'
`

const simulated = {
  name: 'simulated',
  setup(bundler) {
    // The loader's \`require\` answers for both: the SDK is the simulator's, chance comes from the seed.
    bundler.onResolve({ filter: /^(wx-server-sdk|node:crypto|node:zlib)$/ }, ({ path: name }) => ({
      path: name,
      external: true,
    }))
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const mine = patches.filter(patch => path.join(root, patch.file) === file)
      if (mine.length === 0) return null
      const text = await readFile(file, 'utf8')
      return { contents: mine.reduce(planted, text), loader: 'ts' }
    })
  },
}

function planted(text, { file, find, replace }) {
  if (text.split(find).length !== 2) throw new Error(`${file} has not exactly one ${JSON.stringify(find)}`)
  return text.replace(find, () => replace)
}

const { outputFiles } = await esbuild.build({
  absWorkingDir: root,
  stdin: { contents: entry, resolveDir: root, loader: 'ts' },
  tsconfig: path.join(root, 'tsconfig.json'),
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  charset: 'utf8',
  logLevel: 'error',
  plugins: [simulated],
})
await writeFile(out, outputFiles[0].contents)
