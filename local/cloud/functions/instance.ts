import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FunctionConfiguration } from './configuration'
import { PER_INVOCATION } from './environment'

export type FunctionError = { errorCode: number; errorMessage: string; stackTrace?: string }
export type FunctionAnswer = {
  result?: string
  error?: FunctionError
  advice?: string
  lossy?: string[]
  /** Bytes the instance holds outside V8's heap, whose limit V8 watches itself: Buffers, above all. */
  outsideHeap?: number
}
export type Work = { id: string; environment: Record<string, string>; event: string; context: object }

/** What one instance has compiled of a function's code, for those started after it. */
export type Compiled = { version: string; bytes: Uint8Array }

type Message =
  | { type: 'loaded' }
  | ({ type: 'answer'; id: string } & FunctionAnswer)
  | { type: 'log'; id: string | undefined; line: string }
  | { type: 'compiled'; compiled: Compiled }

const WORKER = join(__dirname, 'worker.cjs')

/** One warm instance of a function: a worker thread that runs one invocation at a time. */
export class Instance {
  /** Ended for good; its holder must take another. */
  dead = false
  /**
   * Resolves when its code is loaded, or when it dies trying; loading does not count against the time limit.
   */
  readonly loaded: Promise<void>
  private finishLoading: () => void = () => undefined
  private readonly worker: Worker
  private readonly sticky: boolean
  private readonly memoryMb: number
  private error: FunctionError | undefined
  private settle: ((answer: FunctionAnswer) => void) | undefined
  private log: (line: string) => void = () => undefined
  private share: (compiled: Compiled) => void = () => undefined

  constructor(options: {
    configuration: FunctionConfiguration
    environment: Record<string, string>
    /** Of `SharedTime`. */
    clock: SharedArrayBuffer
    sticky: boolean
    skewMs: number
    patience: number
    /** What an earlier instance has compiled; a function: this one is to share what it compiles. */
    compiled: Compiled | ((compiled: Compiled) => void) | undefined
  }) {
    const { compiled } = options
    if (typeof compiled === 'function') this.share = compiled
    this.sticky = options.sticky
    this.memoryMb = options.configuration.memoryMb
    this.loaded = new Promise(resolve => {
      this.finishLoading = resolve
    })
    this.worker = new Worker(WORKER, {
      workerData: {
        folder: options.configuration.folder,
        clock: options.clock,
        skewMs: options.skewMs,
        patience: options.patience,
        ...(typeof compiled === 'function' ? { sharesCompiled: true } : { compiled }),
      },
      env: options.environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.configuration.memoryMb },
      stdout: true,
      stderr: true,
    })
    this.worker.unref()
    this.worker.on('message', (message: Message) => this.receive(message))
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.die(errorOf(error, this.memoryMb)))
    this.worker.on('exit', () => this.die({ errorCode: 439, errorMessage: 'User process exit when running' }))
  }

  run(work: Work, log: (line: string) => void): Promise<FunctionAnswer> {
    this.log = log
    if (this.error) return Promise.resolve({ error: this.error })
    return new Promise(resolve => {
      this.settle = resolve
      this.worker.postMessage({ ...work, dropped: this.sticky ? [] : PER_INVOCATION })
    })
  }

  /** Ends the instance in the middle of whatever it does; a running invocation gets this error. */
  kill(error: FunctionError): void {
    this.die(error)
    void this.worker.terminate()
  }

  terminate(): Promise<number> {
    this.dead = true
    return this.worker.terminate()
  }

  private receive(message: Message): void {
    if (message.type === 'loaded') this.finishLoading()
    else if (message.type === 'log') this.log(message.line)
    else if (message.type === 'compiled') this.share(message.compiled)
    else if ((message.outsideHeap ?? 0) > this.memoryMb * 1024 * 1024) this.kill(outOfMemory(this.memoryMb))
    else this.finish(message)
  }

  private die(error: FunctionError): void {
    this.dead = true
    this.error = error
    this.finishLoading()
    this.finish({ error })
  }

  private finish(answer: FunctionAnswer): void {
    const settle = this.settle
    this.settle = undefined
    settle?.(answer)
  }
}

const outOfMemory = (memoryMb: number): FunctionError => ({
  errorCode: 434,
  errorMessage: `MemoryLimitReached: function used more than ${memoryMb} MB`,
})

function errorOf(error: NodeJS.ErrnoException, memoryMb: number): FunctionError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return outOfMemory(memoryMb)
  return {
    errorCode: 1,
    errorMessage: 'user code exception caught',
    stackTrace: String(error?.stack ?? error),
  }
}
