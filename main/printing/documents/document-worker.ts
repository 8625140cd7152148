import { answerTasks } from '../threads/answer-tasks.ts'
import type { DocumentTask, DrawnDocument } from './document-task.ts'
import { drawPdf } from './pdf-page.ts'
import { drawPng } from './png-picture.ts'

/** What a small file can unpack to must not take the machine's memory: beyond this the drawing fails. */
const MEMORY_LIMIT = 512 * 1024 * 1024
const PAGE = 64 * 1024

type Memory = { readonly buffer: ArrayBuffer; grow(pages: number): number }
declare const WebAssembly: { readonly Memory: { readonly prototype: Memory } }

const grow = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function growWithinLimit(this: Memory, pages: number): number {
  if (this.buffer.byteLength + pages * PAGE > MEMORY_LIMIT) throw new RangeError('It needs too much memory')
  return grow.call(this, pages)
}

answerTasks(async ({ format, bytes, shorterMm, paper }: DocumentTask): Promise<DrawnDocument> => {
  return format === 'pdf' ? await drawPdf(bytes, paper) : drawPng(bytes, shorterMm, paper)
})
