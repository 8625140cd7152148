import type { Translation } from '../definition.ts'
import type { lists as en } from '../en/lists.ts'

export const lists: Translation<typeof en> = {
  dayLetter: 'j',
  separator: ' ; ',
  colon: ' : ',
  items: '{before}, {item}',
  clauses: '{before} ; {item}',
  sequence: '{before}, puis {item}',
  neither: {
    first: 'ni {item}',
    next: '{before} ni {item}',
    last: '{before} ni {item}',
  },
}
