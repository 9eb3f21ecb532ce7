/**
 * What V8 has made of a function's code, handed from one instance to those started after it: compiling half a
 * megabyte anew is most of a start. Plain JavaScript, as the worker is.
 */
const { statSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

/**
 * Loads a CommonJS file with what an earlier instance has compiled of it, if that was this very file.
 * `take()` gives what has been compiled by now, also the functions called since; nothing where the code
 * imports as it runs, which needs Node's own loader.
 */
function requireCompiled(file, earlier) {
  const compile = Module.prototype._compile
  const version = versionOf(file)
  let script
  Module.prototype._compile = function (content, filename) {
    if (filename !== file || /\bimport\s*\(/.test(content)) return compile.call(this, content, filename)
    script = new vm.Script(Module.wrap(content), {
      filename,
      // Stack traces name the columns of the file itself.
      columnOffset: -Module.wrap('').indexOf('{') - 2,
      cachedData: earlier?.version === version ? earlier.bytes : undefined,
    })
    const load = script.runInThisContext()
    return load.call(this.exports, this.exports, Module.createRequire(file), this, file, path.dirname(file))
  }
  try {
    const exports = require(file)
    return { exports, take: () => script && { version, bytes: script.createCachedData() } }
  } finally {
    Module.prototype._compile = compile
  }
}

function versionOf(file) {
  const { mtimeMs, size, ino } = statSync(file)
  return `${mtimeMs} ${size} ${ino}`
}

module.exports = { requireCompiled }
