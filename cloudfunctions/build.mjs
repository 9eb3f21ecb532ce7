/**
 * Bundles each function with the SDK into dist/<name>/{index.js, package.json, config.json, LICENSES.txt},
 * ready to deploy and to run locally.
 * `import { build } from './build.mjs'` or `node cloudfunctions/build.mjs`.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import { licencesOf } from './licences.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
export const functionNames = ['api', 'http', 'jobs']
export const distDir = path.join(here, 'dist')
/** Budget of one bundle (docs/architecture/README.md). */
export const bundleLimitBytes = 1024 * 1024

/**
 * Parts of wx-server-sdk 4.0.2 that no function uses, left out: they would double the bundle and the cold
 * start. Calling into one throws its name; `build.test.ts` proves that what we do use still works.
 */
const leftOut = {
  '@cloudbase/ai': 'AI models',
  '@cloudbase/app': 'the browser SDK that AI models use',
  '@cloudbase/adapter-wx_mp': 'the mini-program adapter that AI models use',
  '@cloudbase/wx-cloud-client-sdk': 'data models',
  '@mattiasbuelens/web-streams-adapter': 'streams of AI models',
  'web-streams-polyfill': 'streams of AI models',
  axios: 'the metadata host and data models',
  jsonwebtoken: 'tickets of the custom login',
  xml2js: 'error texts of storage uploads',
}

/** Looked up by the SDK for uploads only, where an unknown type has an answer of its own. */
const emptied = new Set(['mime-db'])

const leaveOut = {
  name: 'leave-out',
  setup(bundler) {
    bundler.onResolve({ filter: /^[@a-z]/ }, ({ path: wanted }) => {
      const name = Object.keys(leftOut).find(left => wanted === left || wanted.startsWith(`${left}/`))
      if (name) return { path: name, namespace: 'left-out' }
      return emptied.has(wanted) ? { path: wanted, namespace: 'emptied' } : null
    })
    bundler.onLoad({ filter: /.*/, namespace: 'emptied' }, () => ({ contents: 'module.exports = {}' }))
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
      contents: `
        const refuse = () => { throw new Error(${JSON.stringify(`${name} (${leftOut[name]}) is left out of this bundle, see cloudfunctions/build.mjs`)}) }
        const absent = new Proxy(function () {}, {
          get: (_, field) => (field === '__esModule' || typeof field === 'symbol' ? undefined : absent),
          apply: refuse,
          construct: refuse,
        })
        module.exports = absent`,
    }))
  },
}

/** One self-contained script of everything that `entryPoint` needs. */
export const bundle = async entryPoint => (await bundleOf(entryPoint)).contents

/** The script, and the texts of the licences of what is in it. */
async function bundleOf(entryPoint) {
  const root = path.join(here, '..')
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: [entryPoint],
    tsconfig: path.join(here, '..', 'tsconfig.json'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node18',
    charset: 'utf8',
    // They stand, whole, in LICENSES.txt.
    legalComments: 'none',
    logLevel: 'error',
    write: false,
    plugins: [leaveOut],
  })
  const inputs = Object.values(metafile.outputs).flatMap(output =>
    Object.entries(output.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  )
  return { contents: outputFiles[0].contents, licences: await licencesOf(inputs, root) }
}

/** Builds one function and says how many bytes its code has. */
async function buildOne(name, outDir) {
  const target = path.join(outDir, name)
  await mkdir(target, { recursive: true })
  const { contents, licences } = await bundleOf(path.join(here, name, 'index.ts'))
  if (contents.length > bundleLimitBytes) {
    throw new Error(
      `function ${name} has ${contents.length} bytes, more than its budget of ${bundleLimitBytes}`,
    )
  }
  const manifest = { name: `huiyuan-${name}`, version: '1.0.0', private: true, main: 'index.js' }
  const config = await readFile(path.join(here, name, 'config.json'))
  await Promise.all([
    replaceFile(path.join(target, 'index.js'), contents),
    replaceFile(path.join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`),
    replaceFile(path.join(target, 'config.json'), config),
    replaceFile(path.join(target, 'LICENSES.txt'), licences),
  ])
  return contents.length
}

/** At once: an emulator may be loading the old file while we build. */
async function replaceFile(file, contents) {
  const fresh = `${file}.${process.pid}.${Date.now()}`
  await writeFile(fresh, contents)
  await rename(fresh, file)
}

/**
 * Builds all functions into `outDir`. Returns the size of each in bytes; throws when one is over its budget.
 */
export async function build({ outDir = distDir } = {}) {
  const sizes = await Promise.all(functionNames.map(name => buildOne(name, outDir)))
  return Object.fromEntries(functionNames.map((name, place) => [name, sizes[place]]))
}

async function report() {
  for (const [name, bytes] of Object.entries(await build())) {
    console.log(
      `${name.padEnd(5)} ${(bytes / 1024).toFixed(0).padStart(5)} KB of ${bundleLimitBytes / 1024} KB`,
    )
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) report()
