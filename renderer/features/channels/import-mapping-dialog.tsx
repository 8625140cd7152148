import { useEffect, useState } from 'react'
import type { MeaningOf } from '../../../shared/contract/channel-mapping.ts'
import type { Bilingual } from '../../../shared/contract/procedure.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { connection } from '../../lib/client.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { mappingMessages } from './mapping-messages.ts'
import type { Mapping } from './use-mapping.ts'

interface Read {
  readonly rows: readonly MeaningOf[]
  readonly problems: readonly { line: number | null; message: Bilingual }[]
}

const PROBLEMS_SHOWN = 20

/** What a file of mappings would change and what is wrong in it; written on a second press. */
export function ImportMappingDialog(props: { file: File; mapping: Mapping; onClose: () => void }) {
  const { file, mapping } = props
  const texts = useMessages(mappingMessages)
  const language = useLanguage()
  const [read, setRead] = useState<Read | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    file
      .text()
      .then((csv) => connection.client.channels.readMapping({ csv }))
      .then(setRead, (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)))
  }, [file])
  const rows = read?.rows ?? []

  async function save() {
    if (await mapping.send(rows)) props.onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={texts.importTitle}
      actions={
        <>
          <Button onPress={props.onClose}>{texts.cancel}</Button>
          <Button
            tone="primary"
            busy={mapping.busy}
            why={rows.length === 0 ? texts.importHelp : null}
            onPress={() => void save()}
          >
            {texts.importGo(rows.length)}
          </Button>
        </>
      }
    >
      {read === null && trouble === null && <Skeleton width="60%" />}
      {trouble !== null && <p>{trouble}</p>}
      {read !== null && <p>{texts.importRows(rows.length)}</p>}
      {read !== null && read.problems.length > 0 && (
        <>
          <p>{texts.importProblems(read.problems.length)}</p>
          <ul className="mapping-problems">
            {read.problems.slice(0, PROBLEMS_SHOWN).map(({ line, message }) => (
              <li key={`${line} ${message.en}`}>
                {line !== null && <span className="unit">{texts.line(line)} </span>}
                {message[language]}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="unit">{texts.importHelp}</p>
    </Dialog>
  )
}
