import type { LocalCloud } from '../cloud'
import type { FaultMode } from './view'

const WRITES = ['database.insertDocument', 'database.modifyDocument', 'database.removeDocument']

/**
 * Lets the next write of any function fail once: cut before it applies, or after it, so that only the answer
 * is lost.
 * `done` is called when it has happened. Returns how to call it off.
 */
export function breakOnce(cloud: LocalCloud, mode: Exclude<FaultMode, 'none'>, done: () => void): () => void {
  const rules = WRITES.map(action => cloud.faults.add({ action, mode, times: 1 }))
  const callOff = () => {
    for (const remove of rules) remove()
    unlisten()
  }
  const unlisten = cloud.invocations.on(({ trips }) => {
    if (!trips.some(({ outcome }) => outcome === mode)) return
    callOff()
    done()
  })
  return callOff
}
