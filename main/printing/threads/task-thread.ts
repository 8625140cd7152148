import { Worker } from 'node:worker_threads'

/** What the worker file answers each task with; see `answer-tasks.ts`. */
export type TaskReply<Result> = { kind: 'done'; result: Result } | { kind: 'failed'; detail: string }

/**
 * A worker thread that starts with the first task and works on one at a time, so that one which hangs or breaks the
 * thread costs itself alone: the next starts another thread. An idle thread does not keep the program running.
 */
export class TaskThread<Task, Result> {
  readonly #file: URL
  readonly #limitMs: number
  #worker: Worker | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(file: URL, limitMs: number) {
    this.#file = file
    this.#limitMs = limitMs
  }

  /** Rejects when the task fails, breaks the thread, or takes longer than the limit once it has begun. */
  async run(task: Task): Promise<Result> {
    const turn = this.#last.then(() => this.#carryOut(task))
    this.#last = turn.catch(() => undefined)
    return await turn
  }

  /** Ends the thread; tasks that have not ended are rejected. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#worker?.terminate()
    await this.#last
  }

  #carryOut(task: Task): Promise<Result> {
    if (this.#closed) return Promise.reject(new Error('The program is stopping'))
    this.#worker ??= new Worker(this.#file)
    const worker = this.#worker
    worker.ref()
    return new Promise<Result>((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer)
        worker.off('message', onReply).off('error', onError).off('exit', onExit)
        worker.unref()
        settle()
      }
      const broken = (reason: string): void => {
        this.#worker = null
        void worker.terminate()
        end(() => reject(new Error(reason)))
      }
      const onReply = (reply: TaskReply<Result>): void =>
        end(() => (reply.kind === 'done' ? resolve(reply.result) : reject(new Error(reply.detail))))
      const onError = (error: Error): void => broken(error.message)
      const onExit = (): void => broken(this.#closed ? 'The program is stopping' : 'The thread ended')
      const timer = setTimeout(() => broken('It took too long'), this.#limitMs)
      worker.on('message', onReply).on('error', onError).on('exit', onExit)
      worker.postMessage(task)
    })
  }
}
