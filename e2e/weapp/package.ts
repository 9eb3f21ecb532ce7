import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** The mini-program as it is uploaded to WeChat. */
export const packageRoot = path.resolve(__dirname, '../../client/dist/weapp')

if (!existsSync(path.join(packageRoot, 'app.json'))) {
  throw new Error('client/dist/weapp is missing: run `npm run build:weapp` first')
}

export interface AppConfig {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string }[] }
}

export const appConfig = JSON.parse(readFileSync(path.join(packageRoot, 'app.json'), 'utf8')) as AppConfig

/** Every file of the package, relative to its root, in order. */
export function packageFiles(folder = packageRoot): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const place = path.join(folder, entry.name)
      return entry.isDirectory() ? packageFiles(place) : [path.relative(packageRoot, place)]
    })
    .sort()
}

/** Bytes WeChat counts for a part: a sub-package's folder, or all that lies in none ('' = main). */
export function sizeOf(root: string): number {
  const roots = appConfig.subPackages.map(part => `${part.root}/`)
  const ownFiles = packageFiles().filter(file =>
    root === '' ? !roots.some(other => file.startsWith(other)) : file.startsWith(`${root}/`),
  )
  return ownFiles.reduce((sum, file) => sum + statSync(path.join(packageRoot, file)).size, 0)
}
