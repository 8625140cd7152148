import { readFile } from 'node:fs/promises'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { message } from '../../../shared/messages/message.ts'
import { safeCsv, unescapeFormula } from '../../app/csv/safe-csv.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import { replaceFile } from '../../remote/durable-file.ts'
import { codeOf } from '../../remote/system-code.ts'

export type OutRow = Readonly<Record<string, string>>

/** A CSV file of ours that others read: always whole, replaced in one step at each change. */
export class OutTable {
  readonly #path: string
  readonly #columns: readonly string[]
  #turn: Promise<unknown> = Promise.resolve()

  constructor(path: string, columns: readonly string[]) {
    this.#path = path
    this.#columns = columns
  }

  /** Its rows; none when there is no file. @throws {ChannelError} protocol: it is no longer a readable table */
  async rows(): Promise<OutRow[]> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return ''
      throw error
    })
    try {
      return parse(text, { columns: true, skip_empty_lines: true, cast: unescapeFormula })
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      throw new ChannelError('protocol', message('dropFolder.notOurFile', { file: this.#path }))
    }
  }

  /** One change after another; null from `change` = leave it as it is. */
  async change(change: (rows: readonly OutRow[]) => readonly OutRow[] | null): Promise<void> {
    const mine = this.#turn.then(async () => {
      const next = change(await this.rows())
      if (next === null) return
      const cells = next.map((row) => this.#columns.map((column) => row[column] ?? ''))
      await replaceFile(this.#path, safeCsv(cells, this.#columns))
    })
    this.#turn = mine.catch(() => undefined)
    return mine
  }
}
