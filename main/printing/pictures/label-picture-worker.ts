import { parentPort } from 'node:worker_threads'
import { zplToBase64Async } from 'zpl-renderer-js'
import type { PictureReply, PictureTask } from './label-pictures.ts'

/** Drawing takes hundreds of milliseconds of one core, so it happens in this thread. */
parentPort?.on('message', async (task: PictureTask) => {
  parentPort?.postMessage(await draw(task))
})

async function draw(task: PictureTask): Promise<PictureReply> {
  try {
    const png = await zplToBase64Async(task.zpl, task.widthMm, task.heightMm, task.dotsPerMm)
    return { id: task.id, kind: 'drawn', png: Buffer.from(png, 'base64') }
  } catch (error) {
    return { id: task.id, kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}
