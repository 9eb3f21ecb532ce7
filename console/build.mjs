/**
 * Bundles the console into dist/: hashed names below /console/assets/, one chunk per page, one style sheet,
 * index.html, LICENSES.txt. `import { build } from './build.mjs'` or `node console/build.mjs`.
 *
 * esbuild alone, without vite: Taro's React plugin names vite 4 as an optional peer, and npm refuses another.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import { compileAsync } from 'sass'
import { licencesOf } from '../cloudfunctions/licences.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.join(here, '..')
export const distDir = path.join(here, 'dist')
/** Where the console is served. */
export const BASE = '/console/'

/** The style sheet of everything: pages are loaded lazily, their few rules are not. */
const styleSheet = async () => {
  const { css } = await compileAsync(path.join(here, 'src/styles/index.scss'), { style: 'compressed' })
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8)
  return { css, name: `assets/style-${hash}.css` }
}

export async function build() {
  await rm(distDir, { recursive: true, force: true })
  await mkdir(path.join(distDir, 'assets'), { recursive: true })
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: [path.join(here, 'src/main.tsx')],
    tsconfig: path.join(here, 'tsconfig.json'),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    outdir: path.join(distDir, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  })
  const outputs = Object.entries(metafile.outputs)
  const script = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith('src/main.tsx'))?.[0]
  if (!script) throw new Error('the bundle has no entry')
  const style = await styleSheet()
  await writeFile(path.join(distDir, style.name), style.css)
  const page = await readFile(path.join(here, 'src/index.html'), 'utf8')
  await writeFile(
    path.join(distDir, 'index.html'),
    page
      .replace('{{style}}', BASE + style.name)
      .replace('{{script}}', `${BASE}assets/${path.basename(script)}`),
  )
  await writeFile(path.join(distDir, 'LICENSES.txt'), await licencesOf(Object.keys(metafile.inputs), root))
  return metafile
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build()
