import { parentPort } from 'node:worker_threads'
import { zplToBase64Async } from 'zpl-renderer-js'
import { encodePicture } from '../escpos/encode-picture.ts'
import type { PictureReply, PictureTask } from './label-pictures.ts'

/** Drawing and encoding take hundreds of milliseconds of one core, so they happen in this thread. */
parentPort?.on('message', (task: PictureTask) => {
  void draw(task).then((reply) => parentPort?.postMessage(reply))
})

async function draw(task: PictureTask): Promise<PictureReply> {
  try {
    const png = await zplToBase64Async(task.zpl, task.widthMm, task.heightMm, task.dotsPerMm)
    const picture = Buffer.from(png, 'base64')
    const bytes = task.escPos === null ? picture : await encodePicture(picture, task.escPos)
    return { id: task.id, kind: 'drawn', bytes }
  } catch (error) {
    return { id: task.id, kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}
