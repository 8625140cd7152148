import { parentPort } from 'node:worker_threads'
import type { TaskReply } from './task-thread.ts'

/** For worker files: carries out what a `TaskThread` hands over, and answers with what came of it. */
export function answerTasks<Task, Result>(carryOut: (task: Task) => Promise<Result>): void {
  parentPort?.on('message', (task: Task) => {
    void answerTo(carryOut, task).then((reply) => parentPort?.postMessage(reply))
  })
}

async function answerTo<Task, Result>(
  carryOut: (task: Task) => Promise<Result>,
  task: Task,
): Promise<TaskReply<Result>> {
  try {
    return { kind: 'done', result: await carryOut(task) }
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}
