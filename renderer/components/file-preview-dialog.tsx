import { type ReactNode, useEffect, useState } from 'react'
import type { Message } from '../../shared/messages/definition.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { AskDialog } from './ask-dialog.tsx'
import './file-preview-dialog.css'
import { Skeleton } from './skeleton.tsx'

interface Reading<Row> {
  readonly rows: readonly Row[]
  readonly problems: readonly { line: number | null; message: Message }[]
}

const PROBLEMS_SHOWN = 20
/** Characters that one call takes. */
const MOST = 2_000_000

/** What a CSV file would change and what is wrong in it, by line; written on a second press. `read` stays the same function. */
export function FilePreviewDialog<Row>(props: {
  file: File
  title: string
  /** Which columns it has. */
  help: string
  busy: boolean
  read: (csv: string) => Promise<Reading<Row>>
  preview?: (rows: readonly Row[]) => ReactNode
  /** True when it was written. */
  onTake: (rows: readonly Row[]) => Promise<boolean>
  onClose: () => void
}) {
  const { file, read } = props
  const texts = useMessages('filePreview')
  const inWords = useSay()
  const [reading, setReading] = useState<Reading<Row> | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    file
      .text()
      .then(async (csv) => (csv.length > MOST ? setTrouble(texts.tooLong) : setReading(await read(csv))))
      .catch(() => setTrouble(texts.failed))
  }, [file, read, texts])
  const rows = reading?.rows ?? []

  async function take() {
    if (await props.onTake(rows)) props.onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      verb={texts.go({ rows: rows.length })}
      busy={props.busy}
      why={rows.length === 0 ? props.help : null}
      onGo={() => void take()}
    >
      {reading === null && trouble === null && <Skeleton width="60%" />}
      {trouble !== null && <p>{trouble}</p>}
      {reading !== null && <p>{texts.rows({ rows: rows.length })}</p>}
      {rows.length > 0 && props.preview?.(rows)}
      {reading !== null && reading.problems.length > 0 && (
        <>
          <p>{texts.problems({ count: reading.problems.length })}</p>
          <ul className="file-preview-problems">
            {reading.problems.slice(0, PROBLEMS_SHOWN).map(({ line, message }) => (
              <li key={`${line} ${inWords(message)}`}>
                {line !== null && <span className="unit">{texts.line({ line })} </span>}
                {inWords(message)}
              </li>
            ))}
          </ul>
          {reading.problems.length > PROBLEMS_SHOWN && (
            <p className="unit">{texts.more({ count: reading.problems.length - PROBLEMS_SHOWN })}</p>
          )}
        </>
      )}
      <p className="unit">{props.help}</p>
    </AskDialog>
  )
}
