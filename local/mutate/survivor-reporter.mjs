/** A reporter for StrykerJS: one line per survivor, as soon as it is known. */
import path from 'node:path'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { root } from '../bin/ensure.mjs'
import { originalOf } from './equivalent.mjs'

const survivors = {
  onMutantTested(mutant) {
    if (mutant.status === 'Survived') console.log(lineOf(mutant))
    if (mutant.status === 'NoCoverage') console.log(`${lineOf(mutant)} (no test runs it)`)
  },
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, 'survivors', survivors)]

function lineOf({ fileName, location, replacement }) {
  const change = `${short(originalOf(fileName, fromZero(location)))} → ${short(replacement)}`
  return `${path.relative(root, fileName)}:${location.start.line}: ${change}`
}

/** Stryker counts lines and columns from 1 in its results, but from 0 before a checker. */
function fromZero({ start, end }) {
  return {
    start: { line: start.line - 1, column: start.column - 1 },
    end: { line: end.line - 1, column: end.column - 1 },
  }
}

function short(code) {
  const line = code.replace(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 70)}…` : line
}
