import type { Translation } from '../definition.ts'
import type { timeline as en } from '../en/timeline.ts'

export const timeline: Translation<typeof en> = {
  placed: 'Commandée sur {channel}',
  received: 'Reçue',
  releasedUnasked: 'Lancée en préparation à la main ; le canal n’a pas pu être interrogé avant',
}
