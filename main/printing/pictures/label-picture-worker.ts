import { zplToBase64Async } from 'zpl-renderer-js'
import { encodePicture } from '../escpos/encode-picture.ts'
import { answerTasks } from '../threads/answer-tasks.ts'
import type { PictureTask } from './label-pictures.ts'

/** Drawing and encoding take hundreds of milliseconds of one core, so they happen in this thread. */
answerTasks(async ({ picture, escPos }: PictureTask): Promise<Uint8Array> => {
  const png = picture instanceof Uint8Array ? picture : await draw(picture)
  return escPos === null ? png : await encodePicture(png, escPos)
})

async function draw(drawing: Exclude<PictureTask['picture'], Uint8Array>): Promise<Uint8Array> {
  const { zpl, widthMm, heightMm, dotsPerMm } = drawing
  return Buffer.from(await zplToBase64Async(zpl, widthMm, heightMm, dotsPerMm), 'base64')
}
