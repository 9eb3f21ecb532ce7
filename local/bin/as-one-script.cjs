/**
 * A jest transform: the file with everything it imports, as one script. For what many test files load and no
 * test replaces a part of: jest finds, reads and compiles each file anew for every test file.
 */
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const path = require('node:path')
const esbuild = require('esbuild')

const lockFile = readFileSync(path.resolve(__dirname, '../../package-lock.json'))

module.exports = {
  // What is imported are packages: another version of one is another script.
  getCacheKey: (source, file) =>
    createHash('sha256').update(`${esbuild.version}\n${file}\n${source}\n`).update(lockFile).digest('hex'),
  process: (_, file) => {
    const { outputFiles } = esbuild.buildSync({
      entryPoints: [file],
      bundle: true,
      // Packages give modules to what is no Node: of those only what is used is left, without a wrapper each.
      platform: 'neutral',
      format: 'cjs',
      target: 'node20',
      write: false,
      logLevel: 'error',
    })
    return { code: outputFiles[0].text }
  },
}
