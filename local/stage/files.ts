import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import type { Handler, LocalResponse } from '../http-server'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

/** Serves the files of a folder, `index.html` for the folder itself; never anything outside of it. */
export function filesOf(folder: string): Handler {
  const inside = path.resolve(folder)
  return async ({ path: requestPath }) => {
    // A path that is no UTF-8 throws, and the server answers 400.
    const file = path.resolve(
      inside,
      `.${decodeURIComponent(requestPath)}`,
      requestPath.endsWith('/') ? 'index.html' : '',
    )
    if (!file.startsWith(inside + path.sep)) return notFound
    try {
      const type = types[path.extname(file)] ?? 'application/octet-stream'
      return fresh(type, await readFile(file))
    } catch {
      return notFound
    }
  }
}

/**
 * A page that routes itself: what is no file of the folder is answered by its `index.html`, as static hosting
 * does.
 */
export function pageWithRoutes(folder: string): Handler {
  const files = filesOf(folder)
  return async (request, raw) => {
    const answer = await files(request, raw)
    const isRoute = answer?.status === 404 && path.extname(request.path) === ''
    return isRoute ? files({ ...request, path: '/index.html' }, raw) : answer
  }
}

/** The stage page: its files, and its script bundled once when first asked for. */
export function pageFiles(folder: string): Handler {
  const files = filesOf(folder)
  let script: Promise<string> | undefined
  return async (request, raw) => {
    if (request.path !== '/main.js') return files(request, raw)
    script ??= bundle(path.join(folder, 'main.ts'))
    return fresh('text/javascript; charset=utf-8', await script)
  }
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

const notFound: LocalResponse = { status: 404, body: '没有这个文件' }
const fresh = (type: string, body: Buffer | string): LocalResponse => ({
  status: 200,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body,
})
