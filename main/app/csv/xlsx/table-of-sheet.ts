import { message } from '../../../../shared/messages/message.ts'
import type { TableRead } from '../text-table.ts'
import type { Sheet } from './read-workbook.ts'

/** Rows looked at for the header: titles and dates of printing stand above it. */
const ROWS_ABOVE = 20

/**
 * A sheet as a table: the header is the first row that fills at least half as many different cells as the fullest of the
 * first rows. What stands above it, such as a title over merged cells, is passed over.
 */
export function tableOfSheet({ rows, notes }: Sheet): TableRead {
  const head = rows.slice(0, ROWS_ABOVE)
  const filled = head.map(({ cells }) => new Set(cells.filter((cell) => cell !== '')).size)
  const enough = Math.max(...filled) / 2
  const at = filled.findIndex((count) => count >= enough)
  const header = rows[at]
  if (header === undefined) return { kind: 'unreadable', line: 1, expected: message('csv.headerRow') }
  const width = header.cells.findLastIndex((cell) => cell !== '') + 1
  return {
    kind: 'table',
    table: {
      columns: header.cells.slice(0, width),
      headerLine: header.line,
      rows: rows.slice(at + 1).map(({ line, cells }) => {
        const used = cells.findLastIndex((cell) => cell !== '') + 1
        return { line, cells: cells.slice(0, Math.max(used, width)) }
      }),
      decimal: '.',
      notes,
    },
  }
}
