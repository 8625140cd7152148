import { unreachable } from '../../../shared/lib/assert.ts'
import { picturePage, writePaper } from '../papers/write-paper.ts'
import { answerTasks } from '../threads/answer-tasks.ts'
import type { DocumentAnswer, DocumentTask } from './document-task.ts'
import { drawPages, drawPdf, showPage } from './pdf-page.ts'
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

answerTasks(async (task: DocumentTask): Promise<DocumentAnswer> => {
  switch (task.format) {
    case 'pdf':
      return await drawPdf(task.bytes, task.paper)
    case 'png':
      return drawPng(task.bytes, task.shorterMm, task.paper)
    case 'own':
      return { kind: 'written', pdf: await writePaper(task.content, task.size, task.logo) }
    case 'picture':
      return { kind: 'written', pdf: await picturePage(task.bytes, task.size) }
    case 'pages':
      return await drawPages(task.bytes, task.paper)
    case 'shown':
      return await showPage(task.bytes)
    default:
      return unreachable(task)
  }
})
